#include "domain/people/administrator.h"

#include "core/base/text.h"
#include "domain/people/login.h"
#include "domain/people/password.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

Refusal refusal_of(Problem const& problem) { return {problem.code, problem.message, problem.field}; }

Refusal refusal_of(Written const& written) {
    return written.problems.empty() ? written.refusal : refusal_of(written.problems.list().front());
}

Person person_of(NewAdministrator const& wanted) {
    Person person;
    person.username = trimmed(wanted.username);
    person.personal = wanted.personal.empty() ? person.username : trimmed(wanted.personal);
    person.family = trimmed(wanted.family);
    if (auto const email = lower_ascii(trimmed(wanted.email)); !email.empty()) person.email = Email{email};
    return person;
}

}  // namespace

Result<Id<Person>> add_administrator(Transaction& tx, NewAdministrator const& wanted) {
    auto const person = person_of(wanted);
    if (auto const problems = password_problems(wanted.password, person); !problems.empty())
        return refusal_of(problems.list().front());

    auto const hash = hash_password(wanted.password);
    Transaction::Deed const deed(tx);
    auto const added = tx.add(person);
    if (!added) return refusal_of(added);
    Id<Person> const id{added.id};
    auto const login = tx.add(Login{.person = id, .password = {hash}, .is_active = true, .is_superuser = true});
    if (!login) return refusal_of(login);
    return id;
}

}  // namespace ateneu::people
