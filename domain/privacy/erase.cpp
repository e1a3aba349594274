#include "domain/privacy/erase.h"

#include <set>

#include "core/search/forget.h"
#include "core/store/erase.h"
#include "core/store/removal.h"
#include "domain/privacy/data_export.h"

namespace ateneu::privacy {

using people::Person;

namespace {

constexpr std::string_view nothing_said = "…";  ///< in a text that may not be blank

std::vector<std::string> export_files(Transaction& tx, Id<Person> person) {
    std::vector<std::string> files;
    auto const rows = tx.sql().query(R"(SELECT "file" FROM "privacy_export" WHERE "person" = $1 ORDER BY "id")", {person.value});
    while (rows->next()) files.emplace_back(rows->text(0));
    return files;
}

/// One part, in the records and in their history.
std::int64_t treat(Transaction& tx, Part const& part, Id<Person> person) {
    auto const& entity = *part.entity;
    bool const is_self = part.by == Part::By::self;
    std::int64_t history = 0;
    Keys gone;
    for (auto const id : part.ids) {
        if (part.fate == Fate::removed && take_away(tx, entity, id)) {
            gone.push_back(id);
            continue;
        }
        if (auto const record = tx.read(entity, id); record && part.fate != Fate::kept)
            write_emptied(tx, entity, emptied(entity, *record, is_self ? pseudonym_of(person) : std::string(nothing_said)));
    }
    history += erase_history(tx, entity, is_self ? own_ids(tx, person) : part.ids, is_emptied);
    if (!gone.empty()) history += erase_history(tx, entity, gone, everything_told);
    return history;
}

/// Records that are gone, but told of in history: what was theirs when it was deleted.
std::int64_t treat_gone(Transaction& tx, Keys const& people) {
    std::int64_t history = 0;
    for (auto const& [entity, field] : ways_to(tx.registry(), Person::entity())) {
        if (!field->options.personal || field->is_link()) continue;
        for (auto const id : people)
            if (auto const gone = gone_that_pointed_at(tx, *entity, *field, Person::entity(), id); !gone.empty())
                history += erase_history(tx, *entity, gone, field->options.on_erase == OnErase::remove ? everything_told : is_emptied);
    }
    return history;
}

}  // namespace

std::string pseudonym_of(Id<Person> person) { return "anonymous-" + std::to_string(person.value); }

EraseResult erase_person(Transaction& tx, Id<Person> id, std::function<void(std::int64_t, std::int64_t)> const& progress) {
    Transaction::Deed const deed(tx);
    auto const person = tx.read(id);
    must(person.has_value(), "the person to be erased isn't there");
    EraseResult result{.parts = parts_of(tx, id), .files = export_files(tx, id)};
    auto const own = own_ids(tx, id);
    auto const total = std::ssize(result.parts) + 3;
    std::int64_t done = 0;
    // Rows that go may hold what protects or names others: they go before anything is emptied; the person comes last.
    for (auto const fate : {Fate::removed, Fate::anonymised, Fate::kept})
        for (auto const& part : result.parts)
            if (part.fate == fate && part.by != Part::By::self) {
                result.history += treat(tx, part, id);
                progress(++done, total);
            }
    result.history += treat(tx, result.parts.front(), id);
    result.history += treat_gone(tx, own);
    progress(++done, total);
    result.mentions = erase_mentions(tx, proved_addresses_of(tx, *person));
    progress(++done, total);
    result.technical = erase_technical(tx, *person, own);
    progress(++done, total);
    std::set<Entity const*> words;
    for (auto const& part : result.parts)
        if (part.fate != Fate::named && words.insert(part.entity).second) forget_deleted_words(tx.sql(), *part.entity);
    progress(total, total);
    return result;
}

}  // namespace ateneu::privacy
