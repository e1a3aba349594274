#include "apps/timebank/digest.h"

#include <algorithm>

#include "apps/timebank/category.h"
#include "apps/timebank/check.h"
#include "apps/timebank/letters.h"
#include "apps/timebank/mail_wish.h"
#include "apps/timebank/mails.h"
#include "apps/timebank/post.h"
#include "apps/timebank/post_list.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/entity/query.h"
#include "core/jobs/run.h"
#include "core/mail/letter.h"
#include "domain/ledger/check.h"
#include "domain/people/person.h"
#include "domain/people/recipient.h"
#include "domain/privacy/last_ties.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t day_micros = std::int64_t{24} * 3600 * 1'000'000;
constexpr int most_of_each = 10;

Date today_in(Instant now, Bank const& bank) { return local(now, bank.timezone.value).date; }
/// Midnight seven days ago, on the bank's clock.
Instant week_begins(Instant now, Bank const& bank) { return instant_of({Date{today_in(now, bank).days - 7}, 0}, bank.timezone.value); }
std::string address(Bank const& bank, std::string const& below = {}) { return "/bank/" + std::to_string(bank.id.value) + below; }
AnyReference about(Bank const& bank) { return {Bank::entity().full_name(), bank.id.value}; }

bool send(Transaction& tx, mail::Template const& words, mail::Recipient const& to, mail::Filling const& filling) { return static_cast<bool>(mail::send(tx, mail::written(words, to, filling))); }

struct NewPost {
    std::int64_t id;
    std::string title;
    Id<Category> category;
};

std::vector<NewPost> new_posts(Transaction& tx, Bank const& bank, PostType type) {
    Query query;
    query.text = R"(SELECT post."id", post."title", post."category" FROM "timebank_post" AS post WHERE post."bank" = )" + query.bind(bank.id.value) + R"( AND post."type" = )" +
                 query.bind(std::string(type == PostType::offer ? "offer" : "request"));
    query.text += R"( AND post."created_at" >= )" + query.bind(iso(week_begins(tx.now(), bank)));
    query.text += " AND " + is_shown_sql("post", query.bind(iso(today_in(tx.now(), bank)))) + R"( ORDER BY post."last_updated_at" DESC, post."id" DESC LIMIT )" + query.bind(std::int64_t{most_of_each});
    std::vector<NewPost> posts;
    auto const rows = query.run(tx.sql());
    while (rows->next()) posts.push_back({rows->integer(0), std::string(rows->text(1)), {rows->integer(2)}});
    return posts;
}

mail::Listing listing(Transaction& tx, Bank const& bank, Tongue const& tongue, PostType type, std::vector<NewPost> const& posts) {
    auto const all = categories(tx);
    mail::Listing list{.heading = translate(tongue, type == PostType::offer ? N_("Offers") : N_("Requests")), .items = {}};
    for (auto const& post : posts) {
        auto const* const category = category_in(all, post.category.value);
        list.items.push_back({post.title + (category ? " (" + name_in(*category, tongue.code) + ")" : ""), address(bank, "/posts/" + std::to_string(post.id))});
    }
    return list;
}

std::vector<Id<Member>> readers_of(Transaction& tx, Bank const& bank) {
    std::vector<Id<Member>> readers;
    auto const rows = tx.sql().query(R"(
        SELECT m."id"
        FROM "timebank_member" m
        JOIN "people_login" login ON login."person" = m."person"
        LEFT JOIN "people_preference" preference ON preference."person" = m."person"
        WHERE m."bank" = $1 AND m."is_active" AND login."is_active" AND login."last_login" IS NOT NULL
          AND (preference."id" IS NULL OR preference."mails_news")
          AND NOT EXISTS (SELECT 1 FROM "core_letter" letter
                          WHERE letter."kind" = 'timebank.digest' AND letter."person_id" = m."person" AND letter."about_id" = m."bank" AND letter."created_at" > $2)
        ORDER BY m."id")", {bank.id.value, iso(Instant{tx.now().micros - 3 * day_micros})});
    while (rows->next()) readers.push_back({rows->integer(0)});
    return readers;
}

}  // namespace

bool is_digest_time(Instant now, Bank const& bank) {
    auto const there = local(now, bank.timezone.value);
    return weekday(there.date) == 0 && there.seconds >= 9 * 3600 && there.seconds < 12 * 3600;
}

int write_digest(Transaction& tx, Bank const& bank) {
    auto const offers = new_posts(tx, bank, PostType::offer), requests = new_posts(tx, bank, PostType::request);
    if (offers.empty() && requests.empty()) return 0;
    int count = 0;
    for (auto const member : readers_of(tx, bank)) {
        auto const reader = addressee(tx, member, Wish::digest);
        if (!reader) continue;
        mail::Filling filling{.places = {{"bank", bank.name}}, .path = address(bank), .about = about(bank), .unsubscribe = reader->stop};
        if (!offers.empty()) filling.lists.push_back(listing(tx, bank, reader->to.tongue, PostType::offer, offers));
        if (!requests.empty()) filling.lists.push_back(listing(tx, bank, reader->to.tongue, PostType::request, requests));
        if (send(tx, digest_mail, reader->to, filling)) ++count;
    }
    return count;
}

namespace {

/// Names of members or applicants, with where they are seen.
std::vector<mail::Listing::Item> items(Transaction& tx, std::string_view sql, Bank const& bank, std::string const& path, Instant since) {
    std::vector<mail::Listing::Item> all;
    auto const rows = tx.sql().query(sql, {bank.id.value, iso(since)});
    while (rows->next()) all.push_back({std::string(rows->text(0)), path});
    return all;
}

constexpr std::string_view waiting_sql = R"(
    SELECT TRIM(p."personal" || ' ' || p."family") FROM "timebank_petition" asked JOIN "people_person" p ON p."id" = asked."person"
    WHERE asked."bank" = $1 AND asked."state" = 'pending' AND asked."asked_at" > $2 ORDER BY asked."asked_at", asked."id")";
constexpr std::string_view joined_sql = R"(
    SELECT TRIM(p."personal" || ' ' || p."family") || ' (' || CAST(m."uid" AS TEXT) || ')' FROM "timebank_member" m JOIN "people_person" p ON p."id" = m."person"
    WHERE m."bank" = $1 AND m."is_active" AND m."created_at" >= $2 ORDER BY m."uid", m."id")";
constexpr std::string_view flagged_sql = R"(
    SELECT TRIM(p."personal" || ' ' || p."family") || ' (' || CAST(m."uid" AS TEXT) || ')'
    FROM "timebank_member" m JOIN "people_person" p ON p."id" = m."person" JOIN "ledger_account" a ON a."id" = m."account"
    WHERE m."bank" = $1 AND m."is_active" AND a."flagged_since" > $2 ORDER BY m."uid", m."id")";

bool was_written(Transaction& tx, mail::Template const& words, std::int64_t person, AnyReference const& subject, Instant since) {
    return tx.sql().integer(R"(SELECT 1 FROM "core_letter" WHERE "kind" = $1 AND "person_id" = $2 AND "about_id" = $3 AND "created_at" > $4 LIMIT 1)", {words.kind, person, subject.id, iso(since)}).has_value();
}

}  // namespace

int write_office_week(Transaction& tx, Bank const& bank) {
    auto const since = week_begins(tx.now(), bank);
    auto const waiting = items(tx, waiting_sql, bank, address(bank, "/office/applications"), Instant{}), joined = items(tx, joined_sql, bank, address(bank, "/office/members"), since),
               flagged = items(tx, flagged_sql, bank, address(bank, "/office/members"), Instant{});
    if (waiting.empty() && joined.empty() && flagged.empty()) return 0;
    int count = 0;
    for (auto const admin : admins_of(tx, bank.id)) {
        auto const reader = addressee(tx, admin, Wish::office);
        if (!reader || was_written(tx, office_mail, reader->to.person->id, about(bank), Instant{tx.now().micros - 3 * day_micros})) continue;
        mail::Filling filling{.places = {{"bank", bank.name}}, .path = address(bank, "/office"), .about = about(bank), .unsubscribe = reader->stop};
        for (auto const& [heading, list] : {std::pair{N_("Applications that wait"), &waiting}, {N_("New members"), &joined}, {N_("At a limit"), &flagged}})
            if (!list->empty()) filling.lists.push_back({translate(reader->to.tongue, heading), *list});
        if (send(tx, office_mail, reader->to, filling)) ++count;
    }
    return count;
}

int write_expiring(Transaction& tx, Bank const& bank) {
    struct Ending {
        std::int64_t id;
        Id<Member> member;
        std::string title;
    };
    auto const last = Date{today_in(tx.now(), bank).days + expiring_days};
    std::vector<Ending> ending;
    {
        auto const rows = tx.sql().query(R"(SELECT "id", "member", "title" FROM "timebank_post" WHERE "bank" = $1 AND "is_active" AND "end_on" = $2 ORDER BY "id")", {bank.id.value, iso(last)});
        while (rows->next()) ending.push_back({rows->integer(0), {rows->integer(1)}, std::string(rows->text(2))});
    }
    int count = 0;
    for (auto const& post : ending) {
        auto const reader = addressee(tx, post.member, Wish::posts);
        AnyReference const subject{Post::entity().full_name(), post.id};
        if (!reader || was_written(tx, expiring_mail, reader->to.person->id, subject, Instant{tx.now().micros - 3 * day_micros})) continue;
        mail::Filling const filling{.places = {{"title", post.title}, {"bank", bank.name}, {"date", long_date_text(reader->to.reader(tx.now()), last)}}, .path = address(bank, "/posts/" + std::to_string(post.id)), .about = subject, .unsubscribe = reader->stop};
        if (send(tx, expiring_mail, reader->to, filling)) ++count;
    }
    return count;
}

int write_without_bank(Transaction& tx) {
    auto const midnight = Instant{tx.now().micros / day_micros * day_micros};
    auto const begins = Instant{midnight.micros - without_bank_days * day_micros}, ends = Instant{begins.micros + day_micros};
    std::vector<std::int64_t> people;
    {
        auto const rows = tx.sql().query(R"(
            SELECT login."person"
            FROM "people_login" login
            WHERE login."signed_up_at" >= $1 AND login."signed_up_at" < $2 AND login."confirmed_at" IS NOT NULL AND login."is_active"
              AND NOT EXISTS (SELECT 1 FROM "timebank_member" m WHERE m."person" = login."person")
              AND (NOT EXISTS (SELECT 1 FROM "people_document" WHERE "label" = 'terms')
                   OR EXISTS (SELECT 1 FROM "people_acceptance" agreed WHERE agreed."person" = login."person" AND agreed."label" = 'terms'))
              AND NOT EXISTS (SELECT 1 FROM "core_letter" letter WHERE letter."kind" = 'timebank.without_bank' AND letter."person_id" = login."person")
            ORDER BY login."person")", {iso(begins), iso(ends)});
        while (rows->next()) people.push_back(rows->integer(0));
    }
    int count = 0;
    for (auto const person : people) {
        auto const to = people::recipient_of(tx, {person});
        if (!to || privacy::is_held(tx, {person})) continue;
        if (send(tx, without_bank_mail, *to, {.path = "/banks"})) ++count;
    }
    return count;
}

std::vector<std::string> check_ledger(Transaction& tx) {
    auto problems = ledger::check(tx.sql());
    for (auto& problem : check(tx.sql())) problems.push_back(std::move(problem));
    if (problems.empty()) return problems;
    log_error("timebank.ledger", {{"problems", static_cast<std::int64_t>(problems.size())}});
    std::vector<std::int64_t> superusers;
    {
        auto const rows = tx.sql().query(R"(SELECT "person" FROM "people_login" WHERE "is_superuser" AND "is_active" ORDER BY "person")");
        while (rows->next()) superusers.push_back(rows->integer(0));
    }
    for (auto const person : superusers)
        if (auto const to = people::recipient_of(tx, {person})) send(tx, ledger_mail, *to, {.places = {{"count", std::to_string(problems.size())}}, .quote = shortened(join(problems, "\n"), 2000)});
    return problems;
}

namespace {

void for_each_bank(jobs::Run& run, std::function<void(Transaction&, Bank const&)> const& deed) {
    std::vector<Id<Bank>> banks;
    run.read([&](Transaction& tx) {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "timebank_bank" ORDER BY "id")");
        while (rows->next()) banks.push_back({rows->integer(0)});
    });
    // A bank, a transaction: what went out in one stays, whatever happens in the next.
    for (auto const id : banks)
        run.write([&](Transaction& tx) {
            if (auto const bank = tx.read(id)) deed(tx, *bank);
        });
}

void weekly(jobs::Run& run) {
    for_each_bank(run, [](Transaction& tx, Bank const& bank) {
        if (!is_digest_time(tx.now(), bank)) return;
        write_digest(tx, bank);
        write_office_week(tx, bank);
    });
}

}  // namespace

std::vector<jobs::Kind> letter_jobs() {
    return {{.name = "timebank.digest", .work = weekly, .at_once = 1},
            {.name = "timebank.expiring", .work = [](jobs::Run& run) { for_each_bank(run, [](Transaction& tx, Bank const& bank) { write_expiring(tx, bank); }); }, .at_once = 1},
            {.name = "timebank.without_bank", .work = [](jobs::Run& run) { run.write([](Transaction& tx) { write_without_bank(tx); }); }, .at_once = 1},
            {.name = "timebank.ledger", .work = [](jobs::Run& run) { run.write([](Transaction& tx) { check_ledger(tx); }); }, .at_once = 1}};
}

std::vector<jobs::Regular> letter_times() {
    return {{"timebank.digest", N_("News of time banks, on Mondays at nine where they are"), "0 * * * 0,1,2"},
            {"timebank.expiring", N_("Tell whose offer or request is about to end"), "30 7 * * *"},
            {"timebank.without_bank", N_("Write to who has an account and no time bank"), "0 10 * * *"},
            {"timebank.ledger", N_("Check that the time banks add up"), "20 3 * * *"}};
}

}  // namespace ateneu::timebank
