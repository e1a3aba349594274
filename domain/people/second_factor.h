#pragma once
#include "core/access/seal.h"
#include "core/db/database.h"
#include "core/base/result.h"
#include "core/entity/entity.h"

namespace ateneu {
class Transaction;
}

namespace ateneu::people {

struct Person;

/// What somebody shows besides the password: a code of six digits that their telephone works out (RFC 6238), or one of
/// ten recovery codes on paper. There is a row once a right code has been shown for the first time.
struct SecondFactor {
    Id<SecondFactor> id;
    Id<Person> person;
    Secret secret;    ///< 160 bits, sealed (core/access/seal.h)
    Secret recovery;  ///< SHA-256 of the codes that are left, with blanks between them
    std::int64_t codes_left = 0;
    std::int64_t last_step = 0;  ///< of the newest code that was taken: neither it nor an older one is taken again
    std::int64_t failures = 0;   ///< wrong codes since the last right one
    std::optional<Instant> failed_at;
    Instant created_at;
    static Entity const& entity();
};

bool has_second_factor(db::Connection& sql, Id<Person> person);

/// A new secret of 160 bits.
std::string new_factor_secret();
/// As telephones take it when no picture can be read: base32 of RFC 4648, in groups of four.
std::string factor_secret_text(std::string_view secret);
/// What stands in the picture: `otpauth://totp/…`.
std::string factor_address(std::string_view secret, std::string_view organisation, std::string_view username);
/// The code of a moment; for tests and for nothing else that people see.
std::string factor_code(std::string_view secret, Instant at);

/// Ten recovery codes of 80 bits, written `ABCD-EFGH-IJKL-MNOP`.
std::vector<std::string> new_recovery_codes();

/// Turns the second factor on, once a code of `secret` has been shown. The recovery codes, which can't be read again.
/// Refuses   `wrong_code`, `set_already`
Result<std::vector<std::string>> set_second_factor(Transaction& tx, Seal const& seal, Id<Person> person, std::string_view secret, std::string_view code);
/// New recovery codes; the old ones are worth nothing from then on. Refuses `no_second_factor`.
Result<std::vector<std::string>> renew_recovery_codes(Transaction& tx, Id<Person> person);
/// Turns it off. `by_others`: somebody who looks after logins did it. False where there is none.
bool drop_second_factor(Transaction& tx, Id<Person> person, bool by_others = false);
/// Those of the codes that are good for the person, each once.
std::vector<std::string> good_recovery_codes(db::Connection& sql, Id<Person> person, std::vector<std::string> const& codes);

/// What became of a code that somebody typed.
struct FactorShown {
    Refusal refusal = {};  ///< `wrong_code`, `try_later`, `unreadable` (the key file is missing or another)
    std::int64_t wait_seconds = 0;    ///< with `try_later`
    bool was_recovery = false;
    explicit operator bool() const { return refusal.code.empty(); }
};
/// Takes a code of the telephone (the present one, the one before or the one after) or a recovery code, each once. It is
/// counted before it is looked at: commit whatever the answer is. From the sixth wrong one on somebody waits, 1, 2, 4 …
/// seconds, at most a quarter of an hour; the account is never shut.
FactorShown show_second_factor(Transaction& tx, Seal const& seal, Id<Person> person, std::string_view typed);

inline constexpr int free_failures = 5;
/// Seconds to wait after so many wrong codes.
std::int64_t factor_wait_seconds(std::int64_t failures);

}  // namespace ateneu::people
