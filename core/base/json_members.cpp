#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "core/base/json.h"

namespace ateneu {
namespace {

/// Walks over JSON that is known to be right.
class Walker {
public:
    explicit Walker(std::string_view text) : rest_(text) { skip_space(); }

    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        skip_space();
        return true;
    }
    /// The next value, as it stands.
    std::string_view value() {
        auto const end = rest_.starts_with('"') ? end_of_string() : end_of_value();
        auto const found = rest_.substr(0, end);
        rest_.remove_prefix(end);
        skip_space();
        return found;
    }

private:
    void skip_space() {
        while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n' || rest_[0] == '\r' || rest_[0] == '\t'))
            rest_.remove_prefix(1);
    }
    std::size_t end_of_string(std::size_t at = 0) const {
        for (++at; rest_[at] != '"'; ++at)
            if (rest_[at] == '\\') ++at;
        return at + 1;
    }
    std::size_t end_of_value() const {
        int depth = 0;
        for (std::size_t at = 0; at < rest_.size(); ++at) {
            char const c = rest_[at];
            if (c == '"') at = end_of_string(at) - 1;
            else if (c == '{' || c == '[') ++depth;
            else if (depth == 0 && (c == ',' || c == '}' || c == ' ' || c == '\n' || c == '\r' || c == '\t')) return at;
            else if (c == '}' || c == ']') {
                if (--depth == 0) return at + 1;
            }
        }
        return rest_.size();
    }
    std::string_view rest_;
};

std::string read_name(std::string_view quoted) {
    auto const name = boost::json::parse({quoted.data(), quoted.size()});
    return std::string(name.get_string());
}

}  // namespace

std::vector<std::pair<std::string, std::string>> json_members(std::string_view object) {
    std::vector<std::pair<std::string, std::string>> members;
    Walker walker(object);
    if (!is_json(object) || !walker.take('{') || walker.take('}')) return members;
    do {
        auto name = read_name(walker.value());
        walker.take(':');
        members.emplace_back(std::move(name), walker.value());
    } while (walker.take(','));
    return members;
}

std::vector<std::string> json_items(std::string_view list) {
    std::vector<std::string> items;
    Walker walker(list);
    if (!is_json(list) || !walker.take('[') || walker.take(']')) return items;
    do items.emplace_back(walker.value());
    while (walker.take(','));
    return items;
}

}  // namespace ateneu
