#include "domain/privacy/walk.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/erase.h"
#include "core/store/merge.h"
#include "core/store/removal.h"
#include "core/store/rows.h"

namespace ateneu::privacy {

using people::Person;

namespace {

bool is_person(Entity const& entity) { return &entity == &Person::entity(); }

/// E-mail addresses, alone or as a list.
bool holds_addresses(Field const& field) {
    return field.kind() == Kind::email || (field.kind() == Kind::text_list && field.options.item == Kind::email);
}

bool is_text(Field const& field) {
    switch (field.kind()) {
        case Kind::text: case Kind::email: case Kind::url: case Kind::slug: case Kind::json: case Kind::text_list: case Kind::translated: return true;
        default: return false;
    }
}

bool points_at_people(Field const& field) {
    return field.kind() == Kind::any_reference || (field.kind() == Kind::reference && is_person(field.target()));
}

Fate fate_of(Entity const& entity, Field const* through) {
    if (through && through->options.on_erase == OnErase::remove) return Fate::removed;
    if (through && through->options.kept_because) return Fate::kept;
    bool const has_some = std::any_of(entity.fields.begin(), entity.fields.end(), is_emptied);
    return has_some ? Fate::anonymised : Fate::kept;
}

/// Rows in which an e-mail field holds one of these addresses, in whatever case.
Keys rows_with(Transaction& tx, Entity const& entity, Field const& field, std::vector<std::string> const& addresses) {
    Query query;
    auto const column = "LOWER(" + quoted(field.name) + ")";
    query.text = "SELECT \"id\" FROM " + quoted(entity.table()) + " WHERE ";
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        if (i > 0) query.text += " OR ";
        query.text += field.kind() == Kind::email ? column + " = " + query.bind(addresses[i]) : column + " LIKE " + query.bind("%\"" + addresses[i] + "\"%");
    }
    query.text += " ORDER BY \"id\"";
    Keys ids;
    auto const rows = query.run(tx.sql());
    while (rows->next()) ids.push_back(rows->integer(0));
    return ids;
}

class Walk {
public:
    Walk(Transaction& tx, Person const& person) : tx_(tx), person_(person) {}

    std::vector<Part> go() {
        take({&Person::entity(), nullptr, Part::By::self, Fate::anonymised, {person_.id.value}});
        // What is theirs comes before what only names them: a row that does both is theirs.
        for (bool const theirs : {true, false})
            for (auto const& [entity, field] : ways_to(tx_.registry(), Person::entity()))
                if (static_cast<bool>(field->options.personal) == theirs)
                    take({entity, field, Part::By::reference, theirs ? fate_of(*entity, field) : Fate::named, hanging(tx_, *entity, *field, Person::entity(), person_.id.value)});
        by_address();
        what_belongs();
        return std::move(parts_);
    }

private:
    void take(Part part) {
        std::erase_if(part.ids, [&](std::int64_t id) { return !known_.insert({part.entity, id}).second; });
        if (!part.ids.empty()) parts_.push_back(std::move(part));
    }

    void by_address() {
        auto const addresses = proved_addresses_of(tx_, person_);
        if (addresses.empty()) return;
        for (auto const* entity : tx_.registry().entities()) {
            if (is_person(*entity)) continue;
            for (auto const& field : entity->fields)
                if (holds_addresses(field) && field.options.personal) {
                    Part part{entity, &field, Part::By::address, fate_of(*entity, nullptr), rows_with(tx_, *entity, field, addresses)};
                    // A row that only names the person by reference is theirs where it holds their address.
                    for (auto& other : parts_)
                        if (other.entity == entity && other.fate == Fate::named)
                            for (auto const id : part.ids)
                                if (std::erase(other.ids, id) > 0) known_.erase({entity, id});
                    take(std::move(part));
                }
        }
        std::erase_if(parts_, [](Part const& part) { return part.ids.empty(); });
    }

    /// What hangs on a row that is theirs: its children and facets, notes about it.
    void what_belongs() {
        auto const count = parts_.size();
        for (std::size_t i = 1; i < count; ++i) {
            auto const part = parts_[i];
            if (part.fate == Fate::named) continue;
            for (auto const& [entity, field] : ways_to(tx_.registry(), *part.entity)) {
                bool const hangs = field->kind() == Kind::any_reference ? bool(field->options.personal) : !field->is_link() && field->options.on_delete == OnDelete::cascade;
                if (!hangs || is_person(*entity)) continue;
                Part found{entity, field, Part::By::belonging, part.fate == Fate::removed ? Fate::removed : fate_of(*entity, field->kind() == Kind::any_reference ? field : nullptr), {}};
                for (auto const id : part.ids)
                    for (auto const key : hanging(tx_, *entity, *field, *part.entity, id)) found.ids.push_back(key);
                take(std::move(found));
            }
        }
    }

    Transaction& tx_;
    Person const& person_;
    std::set<std::pair<Entity const*, std::int64_t>> known_;
    std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> parts_of(Transaction& tx, Id<Person> id) {
    auto const person = tx.read(id);
    if (!person) return {};
    return Walk(tx, *person).go();
}

std::vector<std::string> addresses_of(Person const& person) {
    std::vector<std::string> all;
    for (auto const& address : {person.email ? person.email->value : "", person.secondary_email.value})
        if (!address.empty()) all.push_back(lower_ascii(address));
    return all;
}

std::vector<std::string> proved_addresses_of(Transaction& tx, Person const& person) {
    auto const rows = tx.sql().query(R"(SELECT "signed_up_at" IS NOT NULL, "confirmed_at" IS NOT NULL FROM "people_login" WHERE "person" = $1)", {person.id.value});
    if (!rows->next() || !rows->boolean(0)) return addresses_of(person);
    if (!rows->boolean(1) || !person.email) return {};
    return {lower_ascii(person.email->value)};
}

std::vector<std::string> identities_of(Person const& person) {
    constexpr std::size_t shortest = 5;  // bytes: a shorter text stands in too much that isn't about them
    auto all = addresses_of(person);
    for (auto const& account : {person.github, person.twitter, person.bluesky, person.mastodon})
        if (account) all.push_back(*account);
    all.push_back(person.username);
    all.push_back(person.orcid);
    if (!person.family.empty()) {
        all.push_back(people::full_name(person));
        all.push_back(person.personal + " " + person.family);
        all.push_back(person.family + ", " + person.personal);
    }
    std::erase_if(all, [](std::string const& text) { return text.size() < shortest; });
    std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

Keys own_ids(Transaction& tx, Id<Person> person) {
    auto ids = merged_from(tx, Person::entity(), person.value);
    ids.push_back(person.value);
    return ids;
}

bool is_about_people(Entity const& entity) {
    return is_person(entity) || std::any_of(entity.fields.begin(), entity.fields.end(), [](Field const& field) {
               return field.options.personal && (points_at_people(field) || holds_addresses(field));
           });
}

bool wants_decision(Entity const& entity, Field const& field) {
    if (field.options.personal.is_decided() || field.options.stamp != Stamp::none) return false;
    if (points_at_people(field)) return true;
    return is_about_people(entity) && is_text(field) && field.choices().empty();
}

}  // namespace ateneu::privacy
