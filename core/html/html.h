#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ateneu {

/// HTML that is safe by construction: text becomes `Html` only by being escaped.
class Html {
public:
    Html() = default;
    Html(std::string_view text) { append_escaped(text); }    // NOLINT: text is escaped
    Html(char const* text) : Html(std::string_view(text)) {}  // NOLINT
    Html(std::string const& text) : Html(std::string_view(text)) {}  // NOLINT
    Html(std::initializer_list<Html> parts) {
        for (auto const& part : parts) out_ += part.out_;
    }
    /// The one way around: markup that we wrote ourselves. Easy to search for.
    static Html trusted(std::string markup) {
        Html html;
        html.out_ = std::move(markup);
        return html;
    }
    Html& operator+=(Html const& more) {
        out_ += more.out_;
        return *this;
    }
    friend Html operator+(Html a, Html const& b) {
        a += b;
        return a;  // moved: `return a += b` would copy a whole page
    }
    /// What is small goes in front of what is large, instead of copying the large.
    friend Html operator+(Html a, Html&& b) {
        if (b.out_.size() < a.out_.size()) return std::move(a) + static_cast<Html const&>(b);
        b.out_.insert(0, a.out_);
        return std::move(b);
    }
    bool empty() const { return out_.empty(); }
    std::string const& string() const& { return out_; }
    std::string string() && { return std::move(out_); }
    void reserve(std::size_t bytes) { out_.reserve(bytes); }

private:
    void append_escaped(std::string_view text);
    friend class Attributes;
    friend Html element(std::string_view, class Attributes const&, Html const&);
    friend Html element(std::string_view, class Attributes const&, Html&&);
    std::string out_;
};

/// An attribute: `{"href", url}`; `{"disabled"}` stands alone; `{"checked", is_on}` is there or not.
struct Attribute {
    std::string_view name;
    std::string value;
    enum class Form { valued, bare, absent } form = Form::valued;
    Attribute(std::string_view n) : name(n), form(Form::bare) {}  // NOLINT
    Attribute(std::string_view n, std::string_view v) : name(n), value(v) {}
    Attribute(std::string_view n, char const* v) : name(n), value(v) {}
    Attribute(std::string_view n, std::string v) : name(n), value(std::move(v)) {}
    Attribute(std::string_view n, bool on) : name(n), form(on ? Form::bare : Form::absent) {}
    Attribute(std::string_view n, int v) : name(n), value(std::to_string(v)) {}
};
class Attributes {
public:
    Attributes() = default;
    Attributes(std::initializer_list<Attribute> list);
    Attributes& add(Attribute const& attribute);

private:
    friend Html element(std::string_view, Attributes const&, Html const&);
    friend Html element(std::string_view, Attributes const&, Html&&);
    std::string out_;
};

/// `<name attributes>content</name>`; `input`, `meta`, `link`, `hr`, `br`, `img` close themselves.
Html element(std::string_view name, Attributes const& attributes, Html const& content);
/// The same around what nobody else holds: a page's many layers are put around it without copying it each time.
Html element(std::string_view name, Attributes const& attributes = {}, Html&& content = {});
/// Joined without anything between.
Html all(std::vector<Html> const& parts);

}  // namespace ateneu
