#include "core/takeover/postgresql_array.h"

#include "core/base/text.h"

namespace ateneu::takeover {

namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    std::optional<std::vector<std::string>> read() {
        skip_bounds();
        if (!take('{')) return {};
        std::vector<std::string> items;
        if (take('}')) return at_end(std::move(items));
        for (;;) {
            auto item = take('"') ? quoted() : plain();
            if (!item) return {};
            if (!is_null_) items.push_back(std::move(*item));
            if (take('}')) return at_end(std::move(items));
            if (!take(',')) return {};
        }
    }

private:
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    /// `[0:2]={…}`: an array that doesn't count from 1 says so.
    void skip_bounds() {
        auto const equals = rest_.find("]={");
        if (!rest_.starts_with('[') || equals == std::string_view::npos) return;
        if (rest_.substr(0, equals).find_first_not_of("[0123456789:-") == std::string_view::npos)
            rest_.remove_prefix(equals + 2);
    }
    std::optional<std::string> quoted() {
        is_null_ = false;
        std::string item;
        while (!rest_.empty()) {
            if (take('"')) return item;
            if (take('\\') && rest_.empty()) return {};
            item += rest_.front();
            rest_.remove_prefix(1);
        }
        return {};
    }
    std::optional<std::string> plain() {
        auto const end = rest_.find_first_of(",}");
        if (end == std::string_view::npos) return {};
        auto const word = rest_.substr(0, end);
        // A brace inside is an array of arrays.
        if (word.empty() || word.find_first_of("{\"") != std::string_view::npos) return {};
        rest_.remove_prefix(end);
        is_null_ = lower_ascii(word) == "null";
        std::string item;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (word[i] == '\\' && i + 1 < word.size()) ++i;
            item += word[i];
        }
        return item;
    }
    std::optional<std::vector<std::string>> at_end(std::vector<std::string> items) const {
        if (!rest_.empty()) return {};
        return items;
    }

    std::string_view rest_;
    bool is_null_ = false;
};

}  // namespace

std::optional<std::vector<std::string>> postgresql_array(std::string_view text) {
    return Reader(text).read();
}

}  // namespace ateneu::takeover
