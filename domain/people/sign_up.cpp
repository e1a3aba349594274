#include "domain/people/sign_up.h"

#include "core/access/secret.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/site/rate.h"
#include "domain/people/confirming.h"
#include "domain/people/login.h"
#include "domain/people/preference.h"
#include "domain/people/username.h"

namespace ateneu::people {

std::int64_t count_sign_up(db::Database& database, std::string const& email, std::string const& network_address, Instant now) {
    auto const account = "signup:" + sha256_hex(lower_ascii(email)), place = "signup:" + place_of(network_address);
    std::int64_t wait = 0;
    database.transact(db::Database::Mode::write_soon, [&](db::Connection& sql) {
        wait = seconds_to_wait(sql, account, place, now, sign_up_limits);
        if (wait == 0) note_attempt(sql, account, place, now);
    });
    if (wait > 0) log_warning("sign_up.throttled", {{"address", network_address}, {"seconds", wait}});
    return wait;
}

bool is_address_taken(db::Connection& sql, std::string const& email) {
    auto const rows = sql.query(R"(SELECT "email" FROM "people_person" WHERE "email_key" = $1 ORDER BY "id")", {fold(email)});
    while (rows->next())
        if (lower_ascii(rows->text(0)) == email) return true;
    return false;
}

SignedUp sign_up(Transaction& tx, SigningUp wanted, Tongue const& tongue) {
    Transaction::Deed const deed(tx);
    wanted.person.username = free_username(tx.sql(), full_name(wanted.person));
    auto const written = tx.add(wanted.person);
    if (!written) {
        SignedUp refused{.person = {}, .problems = written.problems};
        if (refused.problems.empty()) refused.problems.add("", written.refusal.message);
        return refused;
    }
    Id<Person> const person{written.id};
    Login login{.person = person, .password = {wanted.hash}, .is_active = true, .signed_up_at = tx.now()};
    if (!wanted.is_to_confirm) login.confirmed_at = tx.now();
    must(static_cast<bool>(tx.add(login)), "a login can't be made");
    must(static_cast<bool>(save_preference(tx, {.person = person, .language = {tongue.code}, .mails_news = wanted.takes_news})), "preferences can't be stored");
    if (wanted.is_to_confirm) ask_to_confirm(tx, person, tongue);
    log_info("sign_up.done", {{"person", person.value}});
    return {.person = person};
}

}  // namespace ateneu::people
