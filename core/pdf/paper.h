#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"

// Official papers: PDF made here, with real text shaping, fonts embedded, and a structure that screen readers can follow.
// Lengths are points, 72 to the inch; y grows downwards.

namespace ateneu::pdf {

/// What a document says of itself to programs.
struct About {
    std::string title;
    std::string author;    ///< the house or bank that gives it out
    std::string language;  ///< "ca"
    Instant made;
};
struct Size {
    double width = 595.276, height = 841.890;  ///< A4
};
struct Box {
    double left = 0, top = 0, width = 0, height = 0;
};
enum class Align : std::uint8_t { start, middle, end };
struct Style {
    double size = 9;
    bool bold = false;
    Align align = Align::start;
    double grey = 0;  ///< 0 black, 1 white
    int most_lines = 60;  ///< what is longer ends in `…`
};

/// What a part is, for those who have it read to them (PDF structure types).
namespace part {
inline constexpr char heading[] = "H1", subheading[] = "H2", paragraph[] = "P", table[] = "Table", row[] = "TR", head_cell[] = "TH", cell[] = "TD", figure[] = "Figure";
}

/// A document that is written while it grows: a page that is finished takes no memory but its place in the structure.
class Paper {
public:
    explicit Paper(About about, Size size = {});
    ~Paper();
    Paper(Paper const&) = delete;
    Paper& operator=(Paper const&) = delete;

    Size size() const;
    int page() const;  ///< from 1
    /// Ends this page and begins the next.
    void new_page();

    /// How high the text stands in that width.
    double height_of(std::string_view text, double width, Style const& style = {});
    /// Wrapped at `box.width` from `box.top` on; answers how high it stands. Its height isn't asked of the box.
    double write(Box const& box, std::string_view text, Style const& style = {});
    void line(double x1, double y1, double x2, double y2, double width = 0.5, double grey = 0.6);
    void frame(Box const& box, double width = 0.5, double grey = 0.6);
    void fill(Box const& box, double grey);
    /// Dark squares of a code, row by row, as large as the box takes.
    void squares(Box const& box, int side, std::function<bool(int x, int y)> const& is_dark);

    /// What is drawn meanwhile is of that kind. Nothing of it may be left open when a page ends but tables.
    class Part {
    public:
        Part(Paper& paper, char const* kind);
        ~Part();
        Part(Part const&) = delete;
        Part& operator=(Part const&) = delete;

    private:
        Paper& paper_;
        char const* kind_;
    };

    /// What was written since it was asked last.
    std::string written();
    /// The rest; the paper takes nothing more then.
    std::string finish();

private:
    struct Impl;  // cairo.h and pango.h stay in the .cpp
    std::unique_ptr<Impl> impl_;
};

}  // namespace ateneu::pdf
