#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ateneu {

/// Writes JSON straight into a string: the fast, small way out (reading is Boost.JSON's, in a .cpp).
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    /// Bytes that are not UTF-8 become U+FFFD, so that the result always is.
    JsonWriter& text(std::string_view value);
    JsonWriter& number(long long value);
    JsonWriter& number(double value);  ///< shortest text that reads back the same; null where not finite
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    JsonWriter& raw(std::string_view json);  ///< already JSON

private:
    void comma();
    std::string& out_;
    bool first_ = true;
};

/// `"…"` with everything escaped, also `<` `>` `&` and the line separators, so that it may stand in HTML.
std::string json_quoted(std::string_view text);
/// RFC 8259, nested at most 32 deep, with numbers that a `double` can hold.
bool is_json(std::string_view text);
/// The members of an object as they stand in the text, names read and values untouched; none where it is no object.
std::vector<std::pair<std::string, std::string>> json_members(std::string_view object);
/// The same of a list's items.
std::vector<std::string> json_items(std::string_view list);
/// Same value in one spelling (keys in order of appearance, no spaces); throws std::invalid_argument.
std::string json_normal(std::string_view text);

}  // namespace ateneu
