#include "tests/contract/html_reader.h"

#include <algorithm>

#include "core/base/text.h"

namespace ateneu::contract {

namespace {

bool closes_itself(std::string_view name) {
    for (auto const* each : {"!doctype", "area", "br", "hr", "img", "input", "link", "meta", "col"})
        if (name == each) return true;
    return false;
}

std::string decoded(std::string_view text) {
    std::string out(text);
    if (out.find('&') == std::string::npos) return out;
    for (auto const& [code, sign] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
                                     std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}})
        out = replaced(std::move(out), code, sign);
    return out;
}

class Reader {
public:
    explicit Reader(std::string_view html) : rest_(html) {}

    Page read() {
        while (!rest_.empty()) {
            if (rest_.front() == '<') tag();
            else text(rest_.substr(0, rest_.find('<')));
        }
        for (auto const open : open_) remark("never closed: " + page_.elements[open].name);
        return std::move(page_);
    }

private:
    void remark(std::string what) { page_.remarks.push_back(std::move(what)); }

    void text(std::string_view raw) {
        rest_.remove_prefix(raw.size());
        if (raw.find('>') != std::string_view::npos) remark("an unescaped > in text: " + std::string(raw.substr(0, 60)));
        auto const plain = decoded(raw);
        for (auto const open : open_) page_.elements[open].text += plain;
    }

    void tag() {
        if (rest_.starts_with("</")) return close();
        rest_.remove_prefix(1);
        Element element;
        element.name = word(" />");
        element.depth = open_.size();
        // In drawings (SVG) a tag may close itself with a slash.
        bool const is_closed = attributes(element);
        if (!rest_.empty()) rest_.remove_prefix(1);
        bool const stays_open = !is_closed && !closes_itself(element.name);
        page_.elements.push_back(std::move(element));
        if (stays_open) open_.push_back(page_.elements.size() - 1);
    }

    void close() {
        auto const name = rest_.substr(2, rest_.find('>') - 2);
        if (open_.empty() || page_.elements[open_.back()].name != name)
            remark("closes out of order: " + std::string(name));
        else open_.pop_back();
        rest_.remove_prefix(std::min(rest_.size(), name.size() + 3));
    }

    /// Whether the tag ends with a slash.
    bool attributes(Element& element) {
        bool ends_with_slash = false;
        while (!rest_.empty() && rest_.front() != '>') {
            if (rest_.front() == ' ' || rest_.front() == '/') {
                ends_with_slash = rest_.front() == '/';
                rest_.remove_prefix(1);
                continue;
            }
            ends_with_slash = false;
            auto const name = word(" =>/");
            std::string value;
            if (rest_.starts_with("=\"")) {
                auto const end = rest_.find('"', 2);
                if (end == std::string_view::npos) {
                    remark("an attribute that never ends: " + name);
                    rest_ = {};
                    return false;
                }
                value = decoded(rest_.substr(2, end - 2));
                rest_.remove_prefix(end + 1);
            } else if (rest_.starts_with("=")) {
                remark("an attribute without quotes: " + name);
                word(" >");
            }
            if (!element.attributes.emplace(name, std::move(value)).second)
                remark("an attribute that comes twice: " + name);
        }
        return ends_with_slash;
    }

    std::string word(std::string_view ends) {
        auto const end = std::min(rest_.find_first_of(ends), rest_.size());
        std::string found = lower_ascii(rest_.substr(0, std::max<std::size_t>(end, 1)));
        rest_.remove_prefix(found.size());
        return found;
    }

    std::string_view rest_;
    Page page_;
    std::vector<std::size_t> open_;
};

bool is_tick(std::string_view type) { return type == "radio" || type == "checkbox"; }

void add_tick(Form& form, Element const& input, std::string const& type) {
    auto const same = std::find_if(form.controls.begin(), form.controls.end(), [&](Control const& c) { return c.name == input["name"] && c.type == type; });
    auto& control = same == form.controls.end() ? form.controls.emplace_back(Control{input["name"], type, {}, {}, input.has("disabled")}) : *same;
    control.options.push_back(input["value"]);
    if (input.has("checked")) control.values.push_back(input["value"]);
}

/// The options that follow a select; its end is where the depth falls back.
void add_select(Form& form, std::vector<Element> const& all, std::size_t at) {
    auto const& select = all[at];
    bool const many = select.has("multiple");
    Control control{select["name"], many ? "select-multiple" : "select", {}, {}, select.has("disabled")};
    for (auto i = at + 1; i < all.size() && all[i].depth > select.depth; ++i) {
        if (all[i].name != "option") continue;
        control.options.push_back(all[i]["value"]);
        if (all[i].has("selected")) control.values.push_back(all[i]["value"]);
    }
    if (!many && control.values.empty() && !control.options.empty()) control.values = {control.options.front()};
    form.controls.push_back(std::move(control));
}

void add_control(Form& form, std::vector<Element> const& all, std::size_t at) {
    auto const& element = all[at];
    if (element.name == "select") return add_select(form, all, at);
    if (element.name == "textarea") {
        // A browser drops the first line break.
        auto const text = element.text.starts_with('\n') ? element.text.substr(1) : element.text;
        form.controls.push_back({element["name"], "textarea", {text}, {}, element.has("disabled")});
    } else if (element.name == "input") {
        auto const type = element.has("type") ? element["type"] : "text";
        if (is_tick(type)) add_tick(form, element, type);
        else form.controls.push_back({element["name"], type, {element["value"]}, {}, element.has("disabled")});
    }
}

}  // namespace

std::string Element::operator[](std::string_view attribute) const {
    auto const found = attributes.find(attribute);
    return found == attributes.end() ? "" : found->second;
}

std::size_t Page::count(std::string_view name) const {
    return static_cast<std::size_t>(std::count_if(elements.begin(), elements.end(), [&](Element const& e) { return e.name == name; }));
}

Element const* Page::with_id(std::string_view id) const {
    for (auto const& element : elements)
        if (element.has("id") && element["id"] == id) return &element;
    return nullptr;
}

std::string Page::text() const {
    for (auto const& element : elements)
        if (element.name == "body") return element.text;
    return {};
}

Page read_page(std::string_view html) { return Reader(html).read(); }

Control* Form::find(std::string_view name) {
    // A checkbox has a hidden one before it that says no: the visible one is meant.
    for (auto at = controls.rbegin(); at != controls.rend(); ++at)
        if (at->name == name) return &*at;
    return nullptr;
}

std::vector<std::string> Form::shown(std::string_view name) const {
    for (auto at = controls.rbegin(); at != controls.rend(); ++at)
        if (at->name == name) return at->values;
    return {};
}

void Form::set(std::string_view name, std::vector<std::string> values) {
    if (auto* control = find(name)) control->values = std::move(values);
    else controls.push_back({std::string(name), "text", std::move(values), {}, false});
}

std::vector<std::pair<std::string, std::string>> Form::sent() const {
    std::vector<std::pair<std::string, std::string>> all;
    for (auto const& control : controls) {
        if (control.disabled || control.name.empty()) continue;
        for (auto const& value : control.values)
            all.emplace_back(control.name, control.type == "textarea" ? replaced(value, "\n", "\r\n") : value);
    }
    return all;
}

Form form_of(Page const& page, std::string_view action) {
    Form form;
    auto const& all = page.elements;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].name != "form" || all[i]["action"] != action) continue;
        form.action = action;
        form.method = all[i]["method"];
        for (auto n = i + 1; n < all.size() && all[n].depth > all[i].depth; ++n) add_control(form, all, n);
        break;
    }
    return form;
}

}  // namespace ateneu::contract
