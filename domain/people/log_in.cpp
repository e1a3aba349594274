#include "domain/people/log_in.h"

#include "core/access/secret.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/site/watch.h"
#include "domain/people/half_login.h"
#include "domain/people/hurdle.h"
#include "domain/people/person.h"
#include "domain/people/second_factor.h"

namespace ateneu::people {

namespace {

struct Account {
    Id<Person> person;
    std::int64_t login = 0;
    std::string hash;
    bool is_active = false;
    std::optional<Instant> unconfirmed_since = {};
};

Account account_in(db::Rows const& rows) {
    return {{rows.integer(0)}, rows.integer(1), std::string(rows.text(2)), rows.boolean(3), parse_instant(rows.text(4))};
}

std::optional<Account> account_named(db::Connection& sql, std::string const& username) {
    auto const rows = sql.query(R"(
        SELECT person."id", login."id", login."password", login."is_active",
               CASE WHEN login."confirmed_at" IS NULL THEN login."signed_up_at" END
        FROM "people_person" person
        JOIN "people_login" login ON login."person" = person."id"
        WHERE person."username" = $1 AND person."username" <> '')", {username});
    if (!rows->next()) return {};
    return account_in(*rows);
}

/// By the folded sort key, which has an index and knows no case. Old records may hold one address in two
/// spellings: then only the exact one counts.
std::optional<Account> account_with_email(db::Connection& sql, std::string const& email) {
    auto const rows = sql.query(R"(
        SELECT person."id", login."id", login."password", login."is_active",
               CASE WHEN login."confirmed_at" IS NULL THEN login."signed_up_at" END, person."email"
        FROM "people_person" person
        JOIN "people_login" login ON login."person" = person."id"
        WHERE person."email_key" = $1
        ORDER BY person."id")", {fold(email)});
    std::vector<Account> alike;
    auto const wanted = lower_ascii(email);
    std::optional<Account> exact;
    while (rows->next()) {
        if (rows->text(5) == email) exact = account_in(*rows);
        if (lower_ascii(rows->text(5)) == wanted) alike.push_back(account_in(*rows));
    }
    if (exact) return exact;
    if (alike.size() != 1) return {};
    return alike.front();
}

std::optional<Account> find_account(db::Connection& sql, std::string const& name) {
    if (!is_utf8(name) || name.find('\0') != std::string::npos) return {};
    return name.find('@') == std::string::npos ? account_named(sql, name) : account_with_email(sql, name);
}

/// People type passwords into the wrong field: of a name that nobody has, only a digest is kept.
std::string throttle_key(std::optional<Account> const& account, std::string const& name) {
    return account ? std::to_string(account->person.value) : sha256_hex(lower_ascii(name));
}

/// Somebody without a password takes as long as somebody with a wrong one.
bool is_right(std::optional<Account> const& account, std::string const& password, HashCost cost) {
    if (account && is_usable_hash(account->hash)) return verify_password(password, account->hash);
    static auto const decoy = hash_password(random_token(), cost);
    return verify_password(password, decoy) && false;
}

LogIn refused(char const* code, Message message, std::int64_t retry_after_seconds = 0) {
    return {.refusal = {code, std::move(message)}, .retry_after_seconds = retry_after_seconds};
}

LogIn wrong_login() {
    return refused("wrong_login", N_("That is not a name and password that go together, or the account is not open."));
}

LogIn try_later(std::int64_t seconds) {
    auto const minutes = std::to_string((seconds + 59) / 60);
    return refused("try_later",
                   {N_("Too many logins failed. Try again in {minutes} min."), {{"minutes", minutes}}}, seconds);
}

/// Nothing if somebody changed the password or shut the account while it was being checked.
std::optional<LogIn> enter(db::Connection& sql, Knock const& knock, Account const& account,
                                std::string const& new_hash, Instant now) {
    // Neither the login time nor a new hash of the same password is a change worth a line in the history.
    auto const still_open = sql.execute(R"(
        UPDATE "people_login" SET "last_login" = $1, "password" = $2
        WHERE "id" = $3 AND "password" = $4 AND "is_active")",
        {iso(now), new_hash, account.login, account.hash});
    if (still_open == 0) return {};
    if (has_second_factor(sql, account.person)) return LogIn{.person = account.person, .half_token = open_half_login(sql, account.person, now)};
    if (!knock.old_token.empty()) end_session(sql, knock.old_token);
    sweep_sessions(sql, now);
    return LogIn{.person = account.person, .session = open_session(sql, account.person, knock.address, knock.user_agent, now, knock.stays)};
}

}  // namespace

LogIn log_in(db::Database& database, Knock const& knock, Instant now, HashCost cost, ThrottleLimits const& limits) {
    std::optional<Account> account;
    std::string key;
    std::int64_t wait = 0;
    auto const name = trimmed(knock.name);
    database.transact(db::Database::Mode::write_soon, [&](db::Connection& sql) {
        account = find_account(sql, name);
        key = throttle_key(account, name);
        wait = seconds_to_wait(sql, key, knock.address, now, limits);
        if (wait == 0) note_attempt(sql, key, knock.address, now);
    });
    if (wait > 0) {
        logins_counted().add({"throttled", "password"});
        limits_hit().add({"login"});
        log_warning("login.throttled", {{"address", knock.address}, {"seconds", wait}});
        return try_later(wait);
    }
    bool const right = is_right(account, knock.password, cost);
    if (!right || !account->is_active) {
        logins_counted().add({"wrong", "password"});
        log_info("login.failed", {{"address", knock.address},
                                  {"person", account ? account->person.value : 0}});
        return wrong_login();
    }

    if (account->unconfirmed_since && now.micros - account->unconfirmed_since->micros > unconfirmed_login_seconds * 1'000'000) {
        logins_counted().add({"unconfirmed", "password"});
        auto answer = refused("unconfirmed", N_("Confirm your e-mail address first: open the link that we have sent to it."));
        answer.person = account->person;
        return answer;
    }

    auto const hash = needs_rehash(account->hash, cost) ? hash_password(knock.password, cost) : account->hash;
    std::optional<LogIn> entered;
    database.transact(db::Database::Mode::write_soon, [&](db::Connection& sql) {
        entered = enter(sql, knock, *account, hash, now);
        if (entered) forget_attempts(sql, key, now, limits);
    });
    if (!entered) return wrong_login();
    logins_counted().add({entered->half_token.empty() ? "ok" : "half", "password"});
    log_info(entered->half_token.empty() ? "login.done" : "login.half", {{"person", account->person.value}});
    return *entered;
}

}  // namespace ateneu::people
