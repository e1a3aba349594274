#include "apps/timebank/timeoverflow/translations.h"

#include <boost/json.hpp>

#include "core/base/text.h"

namespace ateneu::timebank::timeoverflow {

namespace {

using Texts = std::map<std::string, std::string>;

void keep(Texts& texts, std::string_view language, std::string_view text) {
    if (auto name = trimmed(text); !name.empty()) texts[lower_ascii(trimmed(language))] = std::move(name);
}

std::optional<Texts> from_json(std::string_view text) {
    boost::system::error_code error;
    auto const value = boost::json::parse({text.data(), text.size()}, error);
    if (error || !value.is_object()) return {};
    Texts texts;
    for (auto const& member : value.get_object())
        if (member.value().is_string()) keep(texts, std::string(member.key()), std::string(member.value().get_string()));
    return texts;
}

/// Reads `"key"=>"value", "other"=>NULL` (PostgreSQL manual, hstore).
class Hstore {
public:
    explicit Hstore(std::string_view text) : rest_(text) {}

    std::optional<Texts> read() {
        Texts texts;
        for (skip_blanks(); !rest_.empty(); skip_blanks()) {
            auto const key = word();
            skip_blanks();
            if (!key || !rest_.starts_with("=>")) return {};
            rest_.remove_prefix(2);
            skip_blanks();
            bool const is_quoted = rest_.starts_with('"');
            auto const value = word();
            if (!value) return {};
            if (is_quoted || lower_ascii(*value) != "null") keep(texts, *key, *value);
            skip_blanks();
            if (rest_.empty()) break;
            if (!rest_.starts_with(',')) return {};
            rest_.remove_prefix(1);
        }
        return texts;
    }

private:
    void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\n"), rest_.size())); }
    std::optional<std::string> word() {
        if (!rest_.starts_with('"')) {
            auto const plain = rest_.substr(0, rest_.find_first_of(" ,="));
            rest_.remove_prefix(plain.size());
            return plain.empty() ? std::nullopt : std::optional(std::string(plain));
        }
        std::string text;
        for (rest_.remove_prefix(1); !rest_.empty(); rest_.remove_prefix(1)) {
            if (rest_.front() == '"') {
                rest_.remove_prefix(1);
                return text;
            }
            if (rest_.front() == '\\') rest_.remove_prefix(1);
            if (rest_.empty()) break;
            text += rest_.front();
        }
        return {};
    }

    std::string_view rest_;
};

}  // namespace

std::optional<Texts> translations(std::string_view text) {
    auto const plain = trimmed(text);
    if (plain.starts_with('{')) return from_json(plain);
    return Hstore(plain).read();
}

}  // namespace ateneu::timebank::timeoverflow
