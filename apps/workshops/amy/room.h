#pragma once
#include <string>
#include <vector>

#include "apps/workshops/amy/survey.h"
#include "core/store/store.h"

namespace ateneu::workshops::amy {

/// Throws `ImportError{refused}` when the database holds what people made: persons besides
/// administrators, records that no seed makes, seeds that somebody changed, an earlier import.
void check_room(db::Connection& sql, Registry const& registry);

/// The administrators made on the command line, out of the way until the dump's people are there.
struct LocalAdministrators {
    std::vector<Record> people;  ///< with their new ids, beyond those of the dump
};
/// Takes them out, with what hangs on them (login, tokens, sessions, their history) under their new
/// ids already, and removes the seeds that give way to the dump's rows. References wait for commit.
LocalAdministrators make_room(db::Connection& sql, Registry const& registry, Survey const& survey);
/// Puts them back: one sentence for each whose name or address is now somebody else's.
std::vector<std::string> put_back(db::Connection& sql, Registry const& registry,
                                  LocalAdministrators local);

}  // namespace ateneu::workshops::amy
