#pragma once
#include <optional>

#include "core/pdf/paper.h"

namespace ateneu::pdf {

/// Who gives the document out, at the head of its first page.
struct Letterhead {
    std::string name;
    std::vector<std::string> lines = {};  ///< address, telephone …
};
struct TableColumn {
    std::string label;
    double share = 1;  ///< of the width, beside the others'
    bool numeric = false;  ///< figures stand at the end
};
struct TableHead {
    About about;
    Letterhead letterhead;
    std::string title = {};                  ///< above the table; the document's own where empty
    std::string subtitle = {};             ///< a date, a period
    std::string page_label = "Page {page}";  ///< translated
};

/// A table over as many pages as it takes: A4, margins of 30 points, the head of the table again on every page, page numbers.
class TableDocument {
public:
    TableDocument(TableHead head, std::vector<TableColumn> columns);
    /// A line of its own over the rows that follow: a category. It never stands alone at the end of a page.
    void heading(std::string const& text);
    /// One text a column. What is longer than a page is cut off with `…`. `at_least`: how high it is, for room to write in.
    void row(std::vector<std::string> const& cells, bool bold = false, double at_least = 0);
    /// Below the table, on its whole width.
    void sentence(std::string const& text);
    std::string written() { return paper_.written(); }
    std::string finish();

private:
    void begin_page();
    void end_page();
    void head_row();
    double height_of(std::vector<std::string> const& cells, bool bold);
    void cells_row(std::vector<std::string> const& cells, bool bold, char const* kind, double height);
    void make_room(double height);

    TableHead head_;
    std::vector<TableColumn> columns_;
    std::vector<double> lefts_, widths_;
    Paper paper_;
    double at_ = 0;
    std::optional<Paper::Part> table_;
    std::string waiting_;  ///< a heading that waits for its first row
};

}  // namespace ateneu::pdf
