#include "tests/contract/garbage.h"

#include "core/base/json.h"
#include "core/entity/convert.h"

namespace ateneu::contract {

namespace {

constexpr auto nul = R"("a\u0000b")";

Garbage word(std::string text) {
    auto json = json_quoted(text);
    return {std::move(text), std::move(json)};
}
Garbage chosen(std::string text, std::string json = "") {
    if (json.empty()) json = json_quoted(text);
    return {std::move(text), std::move(json), true};
}

void add_numbers(Field const& field, std::vector<Garbage>& all) {
    all.insert(all.end(), {{"12x", R"("12x")"}, {"1e3", "1e3"}, {"99999999999999999999", "99999999999999999999"}, {"4 2", "[4]"}});
    if (field.options.min) all.push_back({std::to_string(*field.options.min - 1), std::to_string(*field.options.min - 1)});
    if (field.options.max) all.push_back({std::to_string(*field.options.max + 1), std::to_string(*field.options.max + 1)});
}

void add_amounts(Field const& field, std::vector<Garbage>& all) {
    switch (field.kind()) {
        case Kind::decimal: all.insert(all.end(), {{"a dozen", R"("a dozen")"}, {"1.2.3,4", "{}"}, {"0.1234567", "0.1234567"}, {"1e400", R"("1e400")"}}); break;
        case Kind::duration:
            all.insert(all.end(), {{"a while", R"("a while")"}, {"1:75", "{}"}});
            if (field.options.min.value_or(0) >= 0) all.push_back({"-1:30", "-90"});
            break;
        case Kind::degrees: all.insert(all.end(), {{"north", R"("north")"}, {"nan", "true"}, {"400", "400"}, {"-181", "-181"}, {"1e400", "[]"}}); break;
        case Kind::money: all.insert(all.end(), {{"a lot", R"({"amount":"a lot","currency":"EUR"})"}, {"12.345 EUR", R"({"amount":"12.345","currency":"EUR"})"},
                                                 {"12", R"({"amount":"12"})"}, {"12 XQX", R"("12 EUR")"}, {"99999999999999999999 EUR", "12"}}); break;
        default: break;
    }
}

void add_times(Field const& field, std::vector<Garbage>& all) {
    switch (field.kind()) {
        case Kind::date: all.insert(all.end(), {word("2026-02-30"), word("31/12/2026"), word("0000-01-01"), {"tomorrow", "20260101"}}); break;
        case Kind::instant: all.insert(all.end(), {word("tomorrow"), word("2026-03-09T25:00Z"), {"2026-13-01T10:00Z", "1700000000"}}); break;
        case Kind::time_range:
            all.insert(all.end(), {{"now/then", R"({"start":"now","end":"then"})"}, {"2026-03-09T10:00Z", R"({"start":"2026-03-09T10:00Z"})"},
                                   {"2026-03-09T10:00Z/2026-03-09T09:00Z", R"({"start":"2026-03-09T10:00Z","end":"2026-03-09T09:00Z"})"}});
            break;
        default: break;
    }
}

void add_records(Field const& field, std::vector<Garbage>& all) {
    switch (field.kind()) {
        case Kind::reference: all.insert(all.end(), {chosen("abc"), chosen("-1", "-1"), chosen("999999999", "999999999"), chosen("99999999999999999999", "99999999999999999999"), chosen("1e3", "1e3")}); break;
        case Kind::links: all.insert(all.end(), {chosen("abc", R"(["abc"])"), chosen("-1", "[-1]"), chosen("999999999", "[999999999]"), chosen("1e3", "7")}); break;
        case Kind::any_reference:
            all.insert(all.end(), {{"nobody", R"("people.person:1")"}, {"nowhere.thing:1", R"({"entity":"nowhere.thing","id":1})"}, {"people.person:-1", R"({"entity":"people.person","id":-1})"},
                                   {"people.person:999999999", R"({"entity":"people.person","id":999999999})"}});
            break;
        default: break;
    }
}

void add_words(Field const& field, std::vector<Garbage>& all) {
    switch (field.kind()) {
        case Kind::email: all.insert(all.end(), {word("ana at example"), word("ana@"), word("ana@example.org, ben@example.org")}); break;
        case Kind::url: all.insert(all.end(), {word("javascript:alert(1)"), word("our page"), word("http://")}); break;
        case Kind::slug: all.insert(all.end(), {word("with space"), word("Núria")}); break;
        case Kind::country: all.insert(all.end(), {chosen("XX"), chosen("es"), chosen("Catalonia")}); break;
        case Kind::language: all.insert(all.end(), {chosen("xx"), chosen("CA")}); break;
        case Kind::time_zone: all.insert(all.end(), {chosen("Mars/Base"), chosen("../etc/passwd")}); break;
        case Kind::choice: all.insert(all.end(), {chosen("no-such-choice"), chosen("<script>")}); break;
        case Kind::boolean: all.insert(all.end(), {chosen("maybe", R"("maybe")"), chosen("2", "2")}); break;
        case Kind::uuid: all.insert(all.end(), {word("xyz"), word("0c23939f-de98-44c9-969e-29405841676")}); break;
        case Kind::json: all.insert(all.end(), {{"{", ""}, {"{'a': 1}", ""}, {"NaN", ""}}); break;
        case Kind::integer_list: all.insert(all.end(), {{"1, two", R"([1,"two"])"}, {"1.5", "[1.5]"}, {"99999999999999999999", "1"}}); break;
        case Kind::text_list:
            if (field.options.item == Kind::country) all.insert(all.end(), {{"ES\nXX", R"(["ES","XX"])"}, {"Spain", R"("ES")"}});
            else all.push_back({"", R"([1])"});
            break;
        default: break;
    }
}

bool holds_text(Kind kind) {
    return kind <= Kind::slug || kind == Kind::secret || kind == Kind::uuid || kind == Kind::choice || kind == Kind::country;
}

void add_long(Field const& field, std::vector<Garbage>& all) {
    std::size_t const limit = field.options.max_length > 0 ? static_cast<std::size_t>(field.options.max_length) : field.kind() == Kind::email ? 254 : field.kind() == Kind::url ? 200 : 0;
    if (limit == 0) return;
    auto const kind = field.kind();
    if (kind == Kind::email) all.push_back(word(std::string(limit, 'a') + "@example.org"));
    else if (kind == Kind::url) all.push_back(word("https://example.org/" + std::string(limit, 'a')));
    else if (kind == Kind::text || kind == Kind::slug) all.push_back(word(std::string(limit + 1, 'a')));
    else if (kind == Kind::secret) all.push_back(word("sesame" + std::string(limit, 'a')));
    else if (kind == Kind::text_list) all.push_back({std::string(limit + 1, 'a'), "[" + json_quoted(std::string(limit + 1, 'a')) + "]"});
    else if (kind == Kind::translated) all.push_back({"en: " + std::string(limit + 1, 'a'), R"({"en":)" + json_quoted(std::string(limit + 1, 'a')) + "}"});
}

}  // namespace

std::vector<Garbage> garbage_for(Field const& field) {
    std::vector<Garbage> all;
    auto const kind = field.kind();
    if (kind == Kind::integer) add_numbers(field, all);
    add_amounts(field, all);
    add_times(field, all);
    add_records(field, all);
    add_words(field, all);
    add_long(field, all);
    if (holds_text(kind)) {
        all.push_back({"", nul});
        all.push_back({"", "12"});
        all.push_back({"", R"({"a":1})"});
    }
    if (kind == Kind::text_list) all.push_back({"", std::string("[") + nul + "]"});
    if (kind == Kind::translated) {
        all.push_back({"", std::string(R"({"en":)") + nul + "}"});
        all.push_back({"", R"({"en":12})"});
        all.push_back({"", "[]"});
    }
    // Needed, and left blank.
    if (field.options.required && kind != Kind::boolean && kind != Kind::secret && field.options.initial.empty() && kind != Kind::choice) {
        std::vector<std::string> const nothing = {kind == Kind::links ? "[]" : kind == Kind::text_list ? "[]" : "null"};
        if (kind != Kind::integer && kind != Kind::decimal && kind != Kind::degrees && kind != Kind::duration) all.push_back({" ", nothing.front(), true});
    }
    return all;
}

}  // namespace ateneu::contract
