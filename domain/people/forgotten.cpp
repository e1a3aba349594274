#include "domain/people/forgotten.h"

#include "core/access/password.h"
#include "core/access/secret.h"
#include "core/base/json.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/html/show.h"
#include "core/jobs/queue.h"
#include "core/jobs/run.h"
#include "core/mail/letter.h"
#include "domain/people/actor_of.h"
#include "domain/people/mail_link.h"
#include "domain/people/mails.h"
#include "domain/people/person.h"
#include "domain/people/recipient.h"

namespace ateneu::people {

namespace {

constexpr std::string_view kind = "people.forgotten";
constexpr std::size_t most_alike = 5;

/// Nobody's address stands in the table of attempts, and logins have counts of their own.
std::string throttle_key(std::string const& email) { return "forgotten:" + sha256_hex(lower_ascii(email)); }

void order_answer(db::Connection& sql, std::string const& email, Tongue const& tongue, Instant now) {
    std::string parameters;
    JsonWriter(parameters).begin_object().key("email").text(email).key("language").text(tongue.code).end_object();
    jobs::order(sql, {.kind = std::string(kind), .title = translate({}, N_("Answer who forgot a password")), .parameters = parameters, .key = throttle_key(email)}, {}, now);
}

}  // namespace

std::int64_t ask_for_link(db::Database& database, std::string const& email, std::string const& network_address, Tongue const& tongue, Instant now, ThrottleLimits const& limits) {
    auto const account = throttle_key(email), place = "forgotten:" + network_address;
    std::int64_t wait = 0;
    database.transact(db::Database::Mode::write_soon, [&](db::Connection& sql) {
        wait = seconds_to_wait(sql, account, place, now, limits);
        if (wait > 0) return;
        note_attempt(sql, account, place, now);
        order_answer(sql, email, tongue, now);
    });
    if (wait > 0) log_warning("forgotten.throttled", {{"address", network_address}, {"seconds", wait}});
    return wait;
}

std::int64_t count_new_address(db::Connection& sql, std::int64_t asker, std::string const& email, std::string const& network_address, Instant now, ThrottleLimits const& limits) {
    auto const mailbox = throttle_key(email), place = "forgotten:" + network_address, own = "new address:" + std::to_string(asker);
    auto const wait = std::max(seconds_to_wait(sql, mailbox, place, now, limits), seconds_to_wait(sql, own, place, now, limits));
    if (wait == 0) {
        note_attempt(sql, mailbox, place, now);
        note_attempt(sql, own, "", now);
    } else {
        log_warning("new_address.throttled", {{"person", asker}, {"seconds", wait}});
    }
    return wait;
}

jobs::Kind answering_forgotten() {
    return {.name = kind, .work = [](jobs::Run& run) {
                run.write([&](Transaction& tx) {
                    answer_forgotten(tx, run.parameter("email"), {run.parameter("language")});
                    // Of an address that nobody has nothing stays.
                    tx.sql().execute(R"(UPDATE "core_job" SET "parameters" = '{}' WHERE "id" = $1)", {run.id().value});
                });
            }};
}

bool has_more_rights(db::Connection& sql, Id<Person> target, Id<Person> other) {
    return !actor_of(sql, other).has_rights_of(actor_of(sql, target));
}

namespace {

struct Holder {
    Id<Person> person;
    std::string username, hash;
};

std::vector<Holder> holders_of(db::Connection& sql, std::string const& email) {
    auto const rows = sql.query(R"(
        SELECT person."id", person."email", person."username", login."password"
        FROM "people_person" person
        JOIN "people_login" login ON login."person" = person."id"
        WHERE person."email_key" = $1 AND login."is_active" AND person."archived_at" IS NULL
        ORDER BY person."id")", {fold(email)});
    std::vector<Holder> holders;
    while (rows->next() && holders.size() < most_alike)
        if (lower_ascii(rows->text(1)) == lower_ascii(email)) holders.push_back({{rows->integer(0)}, std::string(rows->text(2)), std::string(rows->text(3))});
    return holders;
}

/// Who changes somebody's address and then asks for their password would take their place. So a link goes only to an
/// address that its owner, the program, or somebody with as many rights wrote there.
bool is_address_trusted(db::Connection& sql, Id<Person> person) {
    auto const changed_by = sql.integer(R"(
        SELECT change_set."person"
        FROM "core_change" change
        JOIN "core_change_set" change_set ON change_set."id" = change."change_set"
        WHERE change."entity" = 'people.person' AND change."record" = $1 AND change."action" = 'change' AND change."after" LIKE '%"email":%'
        ORDER BY change."id" DESC LIMIT 1)", {person.value});
    return !changed_by || *changed_by == 0 || *changed_by == person.value || !has_more_rights(sql, person, {*changed_by});
}

}  // namespace

int answer_forgotten(Transaction& tx, std::string const& email, Tongue const& tongue) {
    int count = 0;
    for (auto const& holder : holders_of(tx.sql(), email)) {
        auto const to = recipient_of(tx, holder.person, tongue);
        if (!to) continue;
        // TB-R42: for whom none was ever set gets in this way, too; an import may say that none shall be.
        bool const gets_link = (holder.hash.empty() || is_usable_hash(holder.hash)) && is_address_trusted(tx.sql(), holder.person);
        log_info(gets_link ? "forgotten.link" : "forgotten.no_link", {{"person", holder.person.value}});
        mail::Filling filling{.places = {{"username", holder.username}, {"minutes", std::to_string(reset_link_seconds / 60)}}};
        if (gets_link) filling.path = "/password/new?link=" + make_link(tx.sql(), holder.person, MailLink::Purpose::reset, tx.now());
        if (mail::send(tx, mail::written(gets_link ? reset_mail : reset_elsewhere_mail, *to, filling))) ++count;
    }
    return count;
}

}  // namespace ateneu::people
