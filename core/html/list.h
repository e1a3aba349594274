#pragma once
#include <functional>
#include <optional>

#include "core/html/basics.h"

namespace ateneu::ui {

/// A saved view of a list, or a related list of a record; a real link.
struct Tab {
    std::string label, href;
    std::string count = {};  ///< already formatted; "0" is shown too
    bool current = false;
};
/// Up to seven stand side by side; the others are in the menu "More". The current one is always in sight.
/// `end`: buttons behind them.
Html tabs(Say const& say, std::string_view label, std::vector<Tab> const& tabs, Html const& end = {});

/// A filter that is set: "Country: Spain ×".
struct Chip {
    std::string name;   ///< "Country"
    std::string value;  ///< "Spain, Portugal"
    std::string remove_href;
};
Html chip(Say const& say, Chip const& chip);

/// What narrows and orders a list: one GET form. With script it sends itself while one types and
/// replaces only the block `list_id`; without, its button does.
struct FilterBar {
    std::string id;       ///< of the form; its popovers take their ids from it
    std::string list_id;  ///< of the `list_block` around bar and table
    std::string label;    ///< "Filter people"
    std::string action;
    std::string clear_href = {};  ///< the list without filters; "" where that is `action`
    std::string search_label = {};  ///< "Name or e-mail"; "" for a list without text search
    std::string search_value = {};
    std::vector<Chip> set = {};
    Html fields = {};  ///< one `field` for each filter there is, with its present value
    std::vector<std::pair<std::string, std::string>> kept = {};  ///< hidden: order, page size
    std::string order_label = {};  ///< "Name"; the button of the menu `orders`
    std::vector<MenuItem> orders = {};
    std::vector<Html> end = {};
};
Html filter_bar(Say const& say, FilterBar const& bar);
/// The part of a page that a filter bar replaces. Its bar, table and pager stand inside.
Html list_block(std::string_view id, Html const& content);

enum class Sorted { no, ascending, descending };
struct Column {
    std::string label;           ///< "" over buttons
    std::string sort_href = {};  ///< "" where it can't be sorted by
    Sorted sorted = Sorted::no;
    bool numeric = false;  ///< figures stand at the end
    bool muted = false;
    bool nowrap = false;
    bool full_on_phones = false;  ///< a line of its own in the card
    bool skip_on_phones = false;
    bool unlabelled_on_phones = false;
    std::string phone_label = {};  ///< shorter, for the card; `label` where it is empty
};
struct Row {
    std::vector<Html> cells;  ///< the first names the record; an empty one is nothing there
    Html actions = {};        ///< "⋯", where the table has them
    bool selected = false;
    bool grey = false;  ///< opening and closing rows
    std::string select_value = {};  ///< what its box sends, in tables with a `select_form`
    std::string select_label = {};  ///< "Select Ana Vidal"
};
struct Table {
    std::string caption;  ///< "People, sorted by name"; read aloud
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<Html> total = {};  ///< a last row with a rule above
    bool has_actions = false;
    bool cards = true;    ///< on phones each row becomes a card
    bool sticky = false;  ///< the head stays in sight; for the one table of a list page
    std::string select_form = {};  ///< id of the bulk bar's form: each row has a box `ids` that belongs to it
    bool all_selected = false;     ///< also the rows of other pages: no single box can be taken away without script
};
/// The table alone; a list page puts it into `table_frame`.
Html data_table(Say const& say, Table const& table);
Html table_frame(Html const& table, Html const& pager = {});

/// What can be done with the ticked rows of a table: one POST form. It shows itself when a row is ticked.
struct BulkBar {
    std::string id;      ///< of the form; `Table::select_form`
    std::string label;   ///< "Selected people"
    std::string action, csrf;
    std::vector<std::pair<std::string, std::string>> hidden = {};
    std::string count;             ///< "{count} selected", for the script that counts
    std::string all_text = {};     ///< "All 214 selected", where they are
    std::string all_label = {}, all_href = {};  ///< "Select all 214"; "" where the page holds them all
    std::vector<Button> verbs;     ///< submit buttons
    std::string clear_label, clear_href;
};
Html bulk_bar(BulkBar const& bar);

struct Pager {
    std::string range;  ///< "1–25 of 214" or "1–25 of more than 10,000", translated
    long long page = 1, pages = 1;
    bool has_next = false;  ///< also where `pages` is not known yet
    std::function<std::string(long long page)> href;
    std::vector<long long> sizes = {};  ///< rows a page to choose from
    long long size = 25;
    std::function<std::string(long long size)> size_href = {};
};
Html pager(Say const& say, Pager const& pager);
/// The page numbers to show, 0 for a gap: 1 2 3 … 9.
std::vector<long long> pages_shown(long long page, long long pages);

}  // namespace ateneu::ui
