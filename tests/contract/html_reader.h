#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Reads our own pages as strictly as they are meant to be: every tag closed, in order, attributes quoted.

namespace ateneu::contract {

struct Element {
    std::string name;
    std::map<std::string, std::string, std::less<>> attributes;  ///< decoded; a bare one is ""
    std::string text;  ///< what stands directly inside and in everything below, decoded
    std::size_t depth = 0;

    bool has(std::string_view attribute) const { return attributes.contains(attribute); }
    std::string operator[](std::string_view attribute) const;
};

struct Page {
    std::vector<Element> elements;     ///< in the order of their opening tags
    std::vector<std::string> remarks;  ///< what is wrong with the markup; empty when all is well

    std::size_t count(std::string_view name) const;
    /// The element with this id, or null.
    Element const* with_id(std::string_view id) const;
    /// All text of the body.
    std::string text() const;
};
Page read_page(std::string_view html);

/// A control of a form as a browser knows it.
struct Control {
    std::string name, type;  ///< "text", "hidden", "checkbox", "radio", "select", "select-multiple", "textarea", …
    std::vector<std::string> values;   ///< what would be sent
    std::vector<std::string> options;  ///< what may be chosen, of a select, radios or checkboxes
    bool disabled = false;
};

/// A form and what a browser would send of it.
class Form {
public:
    std::string action, method;
    std::vector<Control> controls;  ///< in their order; radios of one name are one control

    Control* find(std::string_view name);
    bool has(std::string_view name) { return find(name) != nullptr; }
    /// The values that a control shows now.
    std::vector<std::string> shown(std::string_view name) const;
    /// Types into the control, or chooses; what a browser would not let through (a choice that is not offered) is set all the same.
    void set(std::string_view name, std::vector<std::string> values);
    /// Names and values as they are sent; line breaks of text areas as CR LF.
    std::vector<std::pair<std::string, std::string>> sent() const;
};
/// The first form whose action is `action`; one without controls when there is none.
Form form_of(Page const& page, std::string_view action);

}  // namespace ateneu::contract
