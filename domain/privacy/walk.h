#pragma once
#include <vector>

#include "core/store/store.h"
#include "domain/people/person.h"

// Everything that is kept about a person, found from the tables of fields alone: an app that adds an entity adds nothing here.

namespace ateneu::privacy {

/// What becomes of rows when their person is erased.
enum class Fate : std::uint8_t {
    removed,     ///< the row is there for that person alone
    anonymised,  ///< it stays with the person without a name; what is personal in it is emptied
    kept,        ///< it holds nothing personal that goes, or says why it stays
    named        ///< it is about somebody or something else and only names the person
};

/// Rows of one kind that belong to the person in one way.
struct Part {
    Entity const* entity = nullptr;
    /// The field that points at the person, or at a row that does; null: the person's own record, or rows that hold their address.
    Field const* through = nullptr;
    enum class By : std::uint8_t { self, reference, address, belonging } by = By::reference;
    Fate fate = Fate::kept;
    Keys ids = {};
};

/// All parts, the person's own record first; each row stands in one part only. Reads with the program's rights: what may be
/// shown to whom is the caller's business. Rows are found by references to the person, by links, by references to anything, by e-mail
/// addresses that are the person's, and one step on: what hangs on such a row and goes with it.
std::vector<Part> parts_of(Transaction& tx, Id<people::Person> person);

/// The person's e-mail addresses in small letters.
std::vector<std::string> addresses_of(people::Person const& person);
/// Those of them that are known to be theirs: of who signed up, the one that was confirmed and no other; of somebody whom the
/// house added, all. Only by these are rows found that don't point at the person.
std::vector<std::string> proved_addresses_of(Transaction& tx, people::Person const& person);
/// The texts that stand for the person wherever they occur: addresses, names of accounts, the full name; longest first.
std::vector<std::string> identities_of(people::Person const& person);
/// Their record's ids in history: their own, and those of records that were merged into it.
Keys own_ids(Transaction& tx, Id<people::Person> person);

/// Whether rows of this entity can be about a person: by a personal reference, or by an e-mail address.
bool is_about_people(Entity const& entity);
/// Whether a field of it wants a decision (`Options::personal`), and has none: a text where the entity is about people, or a
/// reference to a person or to anything.
bool wants_decision(Entity const& entity, Field const& field);

}  // namespace ateneu::privacy
