#pragma once
#include "core/base/result.h"
#include "core/db/database.h"
#include "core/entity/entity.h"

namespace ateneu {
class Transaction;
}

namespace ateneu::people {

struct Person;

/// Lets a program act for a person through the API. The token itself is shown once; we keep its digest, and
/// its beginning so that people can tell their tokens apart.
struct Token {
    Id<Token> id;
    Id<Person> person;
    std::string name;
    std::string prefix;
    Secret digest;  ///< SHA-256, hexadecimal; of imported tokens `sha512$` and SHA-512
    Instant created_at;
    std::optional<Instant> expires_at;
    std::optional<Instant> last_used_at;
    std::vector<std::string> scopes;  ///< core/access/scope.h; none: all that its person may
    static Entity const& entity();
};

struct NewToken {
    Id<Token> id;
    std::string text;  ///< `ateneu_` and 43 characters; can't be read again later
};
/// What somebody wishes a token to be.
struct TokenWish {
    std::string name;
    std::optional<Instant> expires_at = {};
    std::vector<std::string> scopes = {};  ///< none: everything
};
/// Refuses   `required` without a name, `expired` when it would end before it begins, `not_a_choice` for a scope
///           that names nothing
std::optional<Refusal> refusal_of(Transaction& tx, TokenWish const& wish);

/// Who may make tokens for whom is the caller's business. Refuses as `refusal_of`.
Result<NewToken> create_token(Transaction& tx, Id<Person> person, TokenWish const& wish);
/// False when the person has no such token.
bool revoke_token(Transaction& tx, Id<Person> person, Id<Token> token);

struct KnownToken {
    Id<Token> id;
    Id<Person> person;
    std::string name;
    std::vector<std::string> scopes;
};
/// The token that a request brought, while it is good and its person may log in. Reads only: whoever answers
/// the request tells `LastSeen`.
std::optional<KnownToken> find_token(db::Connection& sql, std::string_view text, Instant now);

}  // namespace ateneu::people
