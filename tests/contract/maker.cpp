#include "tests/contract/maker.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "domain/ledger/ledger.h"
#include "tests/contract/browser.h"

namespace ateneu::contract {

namespace {

struct Hint {
    char const* entity;  ///< "" for all
    char const* field;
    char const* text;  ///< `#` is a number that comes only once, `@people.person` a new record of that kind
};

/// What the entities' rules ask for beyond their tables.
constexpr Hint hints[] = {
    {"people.person", "username", "ana-#"},
    {"people.person", "gender", "F"},
    {"people.person", "gender_other", ""},
    {"people.person", "github", "gh-#"},
    {"people.person", "orcid", "https://orcid.org/0000-0002-1825-0097"},
    {"people.person", "bluesky", "u#.bsky.social"},
    {"people.person", "mastodon", "u#@mastodon.social"},
    {"people.organisation", "domain", "d#.example.org"},
    {"ledger.book", "unit", "EUR"},
    {"core.webhook", "address", "https://example.org/hook/#"},
    {"core.webhook", "events", "people.person.*"},
    {"workshops.event", "slug", "2026-03-14-v#"},
    {"workshops.event", "allocated_benefit", ""},
    {"workshops.task", "allocated_benefit", ""},
    {"workshops.task", "seat_open_training", "0"},
    {"workshops.account", "account_type", "organisation"},
    {"workshops.account", "holder", "@people.organisation"},
    {"workshops.partnership", "partner_consortium", ""},
    {"workshops.community_role", "custom_keys", R"([["label","value #"]])"},
    {"workshops.workshop_request", "scholarship_circumstances", ""},
    {"workshops.training_request", "github", "gh-#"},
    {"workshops.training_request", "eventbrite_url", "https://www.eventbrite.com/e/#"},
    {"workshops.data_variant", "unknown", "0"},
    {"core.schedule", "times", "0 3 * * *"},
    {"timebank.alliance", "ally", "@timebank.bank"},
    {"timebank.alliance", "pair", "#-0"},
    {"specimen.member", "is_head", "0"},
    {"specimen.order", "state", "open"},
    // Told only instead of an institution from the list, or where the answer is "other".
    {"", "institution_other_name", ""},
    {"", "institution_other_url", ""},
    {"", "public_event_other", ""},
    {"", "travel_expenses_management_other", ""},
    {"", "institution_restrictions_other", ""},
    {"", "workshop_format_other", ""},
};

/// Of two fields that exclude each other, giving the first leaves the second out.
struct Rivals {
    char const *given, *left_out;
};
constexpr Rivals rivals[] = {{"allocated_benefit", "membership"}, {"allocated_benefit", "seat_membership"}, {"partner_consortium", "partner_organisation"}};

/// A number that comes only once.
int fresh_number() {
    static int number = 100;
    return ++number;
}

/// The field that makes a record differ from others under each of its keys: a reference to something new.
bool makes_unique(Entity const& entity, Field const& field) {
    if (field.options.unique || field.name == entity.facet_of) return true;
    return std::any_of(entity.unique.begin(), entity.unique.end(), [&](Unique const& unique) {
        for (auto const name : unique.fields)
            if (auto const kind = entity.find(name)->kind(); name != entity.parent && (kind == Kind::reference || kind == Kind::any_reference)) return name == field.name;
        return false;
    });
}

std::string cut(std::string const& text, Field const& field) {
    auto const limit = static_cast<std::size_t>(field.options.max_length);
    return limit > 0 && text.size() > limit ? text.substr(text.size() - limit) : text;
}

/// What nobody types is the system's business, unless a row can't be without it.
bool is_left_out(Field const& field, bool by_program) {
    if (field.options.hidden && !field.options.required) return true;
    if (field.options.stamp != Stamp::none) return true;
    if (field.is_typed()) return false;
    if (!by_program) return true;
    return !field.options.required && !is_absent(nothing_of(field));
}

}  // namespace

Record Maker::make(Entity const& entity, bool by_program) {
    auto record = blank_record(entity, tx_.today());
    under_way_.insert(&entity);
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (is_left_out(field, by_program) || (field.optional() && !field.is_typed())) continue;
        record.values[i] = value(entity, i, 0);
    }
    under_way_.erase(&entity);
    return record;
}

std::int64_t Maker::store(Entity const& entity, std::map<std::string, Value> const& with) {
    if (&entity == &ledger::Transfer::entity() || &entity == &ledger::Posting::entity()) return posted(entity, with);
    auto record = make(entity, true);
    for (auto const& [name, given] : with) {
        record.values[static_cast<std::size_t>(entity.index_of(name))] = given;
        for (auto const& pair : rivals)
            if (auto const other = entity.index_of(pair.left_out); name == pair.given && other >= 0) record.values[static_cast<std::size_t>(other)] = Value{};
    }
    auto const written = tx_.add(entity, record);
    for (auto const& problem : written.problems.list())
        ADD_FAILURE() << entity.full_name() << " as it was made: " << problem.field << ": " << problem.message.text;
    must(static_cast<bool>(written), ("no " + entity.full_name() + " could be made: " + written.refusal.code).c_str());
    return written.id;
}

/// A transfer or one of its postings: the tables take them only together.
std::int64_t Maker::posted(Entity const& entity, std::map<std::string, Value> const& with) {
    auto const given = ledger::give(tx_, {store(ledger::Account::entity())}, {store(ledger::Account::entity())}, 60, {.reason = std::string(planted) + "reason"});
    must(static_cast<bool>(given), "no transfer could be made");
    if (auto const by = with.find("entered_by"); by != with.end()) {
        auto const& whose = std::get<AnyReference>(by->second);
        tx_.sql().execute(R"(UPDATE "ledger_transfer" SET "entered_by_type" = $2, "entered_by_id" = $3 WHERE "id" = $1)", {given->transfer.value, std::string_view(whose.entity), whose.id});
    }
    if (&entity == &ledger::Transfer::entity()) return given->transfer.value;
    return tx_.sql().integer(R"(SELECT MAX("id") FROM "ledger_posting" WHERE "transfer" = $1)", {given->transfer.value}).value();
}

std::int64_t Maker::any(Entity const& entity) {
    auto const found = known_.find(&entity);
    if (found != known_.end()) return found->second;
    auto const id = store(entity);
    known_[&entity] = id;
    return id;
}

Value Maker::another(Entity const& entity, Record const& record, std::size_t field) {
    for (int variant = 1; variant < 4; ++variant)
        if (auto other = value(entity, field, variant); other != record.values[field]) return other;
    return record.values[field];
}

bool Maker::apply_hint(Entity const& entity, std::size_t index, int, Value& value) {
    auto const& field = entity.fields[index];
    for (auto const& hint : hints) {
        if (hint.field != field.name || (*hint.entity && hint.entity != entity.full_name())) continue;
        if (*hint.text == '@') {
            auto const* target = tx_.registry().find(hint.text + 1);
            auto const made = store(*target);
            value = field.kind() == Kind::reference ? Value{made} : Value{AnyReference{target->full_name(), made}};
        } else {
            value = from_text(field, replaced(hint.text, "#", std::to_string(fresh_number()))).value();
        }
        return true;
    }
    return false;
}

Value Maker::value(Entity const& entity, std::size_t index, int variant) {
    auto const& field = entity.fields[index];
    Value hinted;
    if (apply_hint(entity, index, variant, hinted)) return hinted;
    // Later fields get later moments, so that what starts comes before what ends.
    auto const later = static_cast<std::int64_t>(index) + variant;
    auto const day = static_cast<std::int64_t>(date_of(2026, 1, 1).days) + later;
    auto const moment = tx_.now().micros + later * 3'600'000'000;
    switch (field.kind()) {
        case Kind::reference: case Kind::any_reference: return reference(entity, field, variant);
        case Kind::links: return under_way_.contains(&field.target()) ? Value{Keys{}} : Value{Keys{variant == 0 ? any(field.target()) : store(field.target())}};
        case Kind::children: return children(field, variant);
        case Kind::choice: return field.options.unique ? Value{free_code(entity, field)} : choice(field, variant);
        case Kind::integer: return number(field, variant);
        case Kind::boolean: return std::int64_t{field.options.required || variant % 2 == 0};
        case Kind::date: return day;
        case Kind::instant: return moment;
        case Kind::decimal: return std::int64_t{1'250'000} + later * 1'000'000;
        case Kind::duration: return std::int64_t{3660} + later;
        case Kind::degrees: return 1.5 + static_cast<double>(later % 80);
        case Kind::money: return Money{1250 + later, *parse_currency("EUR")};
        case Kind::time_range: return TimeRange{{moment}, {moment + 3'600'000'000}};
        case Kind::integer_list: return Keys{1 + variant, 2};
        default: return text(field, fresh_number());
    }
}

Value Maker::text(Field const& field, int unique) const {
    auto const n = std::to_string(unique);
    static constexpr std::string_view countries[] = {"ES", "FR", "PT"}, languages[] = {"ca", "es", "en"}, zones[] = {"Europe/Madrid", "Asia/Tokyo", "UTC"};
    auto const turn = static_cast<std::size_t>(unique) % 3;
    switch (field.kind()) {
        case Kind::email: return "p" + n + "@example.org";
        case Kind::url: return "https://example.org/" + n + "?a=1&b=2";
        case Kind::slug: return "s-" + n;
        case Kind::country: return std::string(countries[turn]);
        case Kind::language: return std::string(languages[turn]);
        case Kind::time_zone: return std::string(zones[turn]);
        case Kind::uuid: return "0c23939f-de98-44c9-969e-294058" + std::string(6 - std::min<std::size_t>(6, n.size()), '0') + n;
        case Kind::json: return R"({"n":)" + n + R"(,"t":"<script>'"})";
        case Kind::secret: return cut(secret_mark + n, field);
        case Kind::translated: return Translated{{{"ca", cut(planted + n, field)}, {"en", cut("en" + n, field)}}};
        case Kind::text_list:
            if (field.options.item == Kind::country) return Texts{"ES", std::string(countries[turn])};
            if (field.options.item == Kind::email) return Texts{"p" + n + "@example.org"};
            return Texts{cut("<b>\"'&" + n, field), "two"};
        default: return cut(planted + n, field) + (field.options.multiline ? "\nsecond line" : "");
    }
}

Value Maker::reference(Entity const& entity, Field const& field, int variant) {
    bool const wants_new = variant > 0 || makes_unique(entity, field);
    if (field.kind() == Kind::any_reference) {
        auto const* target = tx_.registry().find("people.organisation");
        return AnyReference{target->full_name(), wants_new ? store(*target) : any(*target)};
    }
    auto const& target = field.target();
    if (under_way_.contains(&target) && (field.optional() || field.name == entity.parent)) return {};
    return wants_new ? store(target) : any(target);
}

Value Maker::choice(Field const& field, int variant) const {
    std::vector<std::string> codes;
    for (auto const& each : field.choices())
        if (!each.code.empty() && each.code != "other") codes.emplace_back(each.code);
    return codes[static_cast<std::size_t>(variant) % codes.size()];
}

/// One that no record has; where all are taken, an old record makes room.
std::string Maker::free_code(Entity const& entity, Field const& field) {
    auto const column = "\"" + std::string(field.name) + "\"", table = "\"" + entity.table() + "\"";
    for (auto const& each : field.choices())
        if (tx_.sql().integer("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = $1", {each.code}) == 0) return std::string(each.code);
    // The oldest first: the newest may be the one that the test is about.
    for (std::int64_t last = 0; auto const id = tx_.sql().integer("SELECT MIN(id) FROM " + table + " WHERE id > $1", {last});) {
        auto const code = tx_.sql().text("SELECT " + column + " FROM " + table + " WHERE id = $1", {*id}).value();
        if (tx_.remove(entity, *id, 0)) return code;
        last = *id;
    }
    must(false, "no choice is free");
    return {};
}

Value Maker::number(Field const& field, int variant) const {
    auto const lowest = field.options.min.value_or(1), highest = field.options.max.value_or(2'000'000'000);
    if (field.options.unique) return lowest + fresh_number();
    return std::min(highest, lowest + 1 + variant);
}

Records Maker::children(Field const& field, int variant) {
    auto const& child = field.target();
    Records rows;
    for (int n = 0; n <= variant; ++n) {
        auto row = make(child);
        row.values[static_cast<std::size_t>(child.index_of(child.parent))] = Value{};
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace ateneu::contract
