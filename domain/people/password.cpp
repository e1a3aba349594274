#include "domain/people/password.h"

#include "domain/people/account_mail.h"
#include "domain/people/login.h"
#include "domain/people/person.h"
#include "domain/people/session.h"

namespace ateneu::people {

namespace {

std::optional<Id<Login>> login_of(db::Connection& sql, Id<Person> person) {
    auto const id = sql.integer(R"(SELECT "id" FROM "people_login" WHERE "person" = $1)", {person.value});
    if (!id) return {};
    return Id<Login>{*id};
}

Written write_hash(Transaction& tx, Id<Person> person, std::string const& hash) {
    Transaction::Deed const deed(tx);
    auto const known = login_of(tx.sql(), person);
    if (!known) return tx.add(Login{.person = person, .password = {hash}});
    tx.lock(Login::entity(), known->value);
    auto login = tx.read(*known);
    must(login.has_value(), "a login went away while it was held");
    login->password = {hash};
    std::string_view const changed[] = {"password"};
    return tx.change(Login::entity(), to_record(Login::entity(), &*login), changed);
}

}  // namespace

Result<Done> set_password(Transaction& tx, Id<Person> person, std::string const& hash,
                          std::int64_t except_session) {
    must(hash.starts_with("$argon2id$"), "a password is stored as its hash");
    if (!tx.sql().integer(R"(SELECT "id" FROM "people_person" WHERE "id" = $1)", {person.value}))
        return Refusal{"no_such_person", N_("This person is no longer there.")};
    auto const before = tx.sql().text(R"(SELECT "password" FROM "people_login" WHERE "person" = $1)", {person.value});
    auto const written = write_hash(tx, person, hash);
    must(static_cast<bool>(written), "a password can't be stored");
    // Whoever knew the old password may still sit in a session opened with it.
    end_sessions(tx.sql(), person, {except_session});
    tx.sql().execute(R"(DELETE FROM "people_mail_link" WHERE "person" = $1)", {person.value});
    if (before && is_usable_hash(*before)) tell_password_changed(tx, person);
    return Done{};
}

bool is_password_of(db::Connection& sql, Id<Person> person, std::string_view password) {
    auto const hash = sql.text(R"(SELECT "password" FROM "people_login" WHERE "person" = $1)", {person.value});
    return hash && verify_password(password, *hash);
}

}  // namespace ateneu::people
