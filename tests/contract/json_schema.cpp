#include "tests/contract/json_schema.h"

#include <algorithm>
#include <regex>
#include <set>

#include "core/base/text.h"

namespace ateneu::contract {

namespace json = boost::json;

namespace {

bool is_of_type(std::string_view type, json::value const& value) {
    if (type == "null") return value.is_null();
    if (type == "boolean") return value.is_bool();
    if (type == "string") return value.is_string();
    if (type == "array") return value.is_array();
    if (type == "object") return value.is_object();
    if (type == "integer") return value.is_int64() || value.is_uint64();
    return type == "number" && value.is_number();
}

class Walk {
public:
    Walk(json::value const& document, std::vector<std::string>& wrong) : document_(document), wrong_(wrong) {}

    void check(json::value const& schema_value, json::value const& value, std::string const& where) {
        static std::set<std::string, std::less<>> const known = {"$ref", "anyOf", "type", "enum", "properties", "required", "additionalProperties", "items", "maxLength", "minimum",
                                                                 "maximum", "pattern", "format", "description", "title", "default", "readOnly", "writeOnly"};
        auto const& schema = schema_value.as_object();
        for (auto const& [name, rule] : schema)
            if (!known.contains(std::string_view(name))) say(where, "the schema says " + std::string(name));
        if (auto const* ref = schema.if_contains("$ref")) check(at_pointer(document_, std::string_view(ref->as_string()).substr(1)), value, where);
        if (auto const* any = schema.if_contains("anyOf")) check_any(any->as_array(), value, where);
        if (auto const* type = schema.if_contains("type")) check_type(*type, value, where);
        if (auto const* codes = schema.if_contains("enum"))
            if (auto const& all = codes->as_array(); std::find(all.begin(), all.end(), value) == all.end()) say(where, json::serialize(value) + " is no choice");
        if (value.is_object()) check_object(schema, value.get_object(), where);
        if (value.is_string()) check_text(schema, std::string_view(value.get_string()), where);
        if (value.is_int64()) check_range(schema, static_cast<double>(value.get_int64()), where);
        if (value.is_array())
            if (auto const* items = schema.if_contains("items"))
                for (std::size_t i = 0; i < value.get_array().size(); ++i) check(*items, value.at(i), where + "[" + std::to_string(i) + "]");
    }

private:
    void say(std::string const& where, std::string const& what) { wrong_.push_back(where + ": " + what); }

    void check_any(json::array const& schemas, json::value const& value, std::string const& where) {
        std::vector<std::string> all;
        for (auto const& schema : schemas) {
            auto const one = mismatches(document_, schema, value);
            if (one.empty()) return;
            all.insert(all.end(), one.begin(), one.end());
        }
        say(where, "is none of what it may be: " + join(all, "; "));
    }
    void check_type(json::value const& type, json::value const& value, std::string const& where) {
        bool fits = type.is_string() && is_of_type(std::string_view(type.get_string()), value);
        if (type.is_array())
            for (auto const& each : type.get_array()) fits = fits || is_of_type(std::string_view(each.as_string()), value);
        if (!fits) say(where, json::serialize(value) + " is not " + json::serialize(type));
    }
    void check_object(json::object const& schema, json::object const& value, std::string const& where) {
        if (auto const* required = schema.if_contains("required"))
            for (auto const& name : required->as_array())
                if (!value.contains(name.as_string())) say(where, "lacks " + std::string(name.as_string()));
        auto const* properties = schema.if_contains("properties");
        auto const* others = schema.if_contains("additionalProperties");
        for (auto const& [name, member] : value) {
            auto const* own = properties ? properties->as_object().if_contains(name) : nullptr;
            auto const inside = where + "." + std::string(name);
            if (own) check(*own, member, inside);
            else if (others && others->is_object()) check(*others, member, inside);
            else if (others && !others->as_bool()) say(inside, "is not described");
        }
    }
    void check_text(json::object const& schema, std::string_view text, std::string const& where) {
        if (auto const* longest = schema.if_contains("maxLength"); longest && length(text) > static_cast<std::size_t>(longest->to_number<std::int64_t>())) say(where, "is too long");
        if (auto const* pattern = schema.if_contains("pattern"))
            if (!std::regex_search(std::string(text), std::regex(std::string(pattern->as_string())))) say(where, std::string(text) + " doesn't look like " + std::string(pattern->as_string()));
    }
    void check_range(json::object const& schema, double number, std::string const& where) {
        if (auto const* lowest = schema.if_contains("minimum"); lowest && number < lowest->to_number<double>()) say(where, "is too small");
        if (auto const* highest = schema.if_contains("maximum"); highest && number > highest->to_number<double>()) say(where, "is too large");
    }

    json::value const& document_;
    std::vector<std::string>& wrong_;
};

}  // namespace

std::vector<std::string> mismatches(json::value const& document, json::value const& schema, json::value const& value) {
    std::vector<std::string> wrong;
    Walk(document, wrong).check(schema, value, "");
    return wrong;
}

json::value const& at_pointer(json::value const& document, std::string_view pointer) { return document.at_pointer(json::string_view(pointer.data(), pointer.size())); }

}  // namespace ateneu::contract
