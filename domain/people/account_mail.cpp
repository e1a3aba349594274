#include "domain/people/account_mail.h"

#include <algorithm>

#include "core/access/password.h"
#include "core/entity/convert.h"
#include "core/html/show.h"
#include "core/store/notice.h"
#include "domain/people/account_event.h"
#include "domain/people/mails.h"
#include "domain/people/person.h"
#include "domain/people/recipient.h"

namespace ateneu::people {

namespace {

/// A letter that can't be written (an address that no server takes) keeps nobody from what they do.
void send_or_leave(Transaction& tx, mail::Letter const& letter) { static_cast<void>(static_cast<bool>(mail::send(tx, letter))); }

std::string moment(mail::Recipient const& to, Instant now) {
    auto const reader = to.reader(now);
    return long_date_text(reader, reader.today()) + ", " + clock_text(reader, now);
}

bool has_password(db::Connection& sql, std::int64_t person) {
    auto const hash = sql.text(R"(SELECT "password" FROM "people_login" WHERE "person" = $1 AND "is_active")", {person});
    return hash && is_usable_hash(*hash);
}

std::string email_in(Record const& record) { return text_of(record.values[static_cast<std::size_t>(Person::entity().index_of("email"))]); }

}  // namespace

void tell_password_changed(Transaction& tx, Id<Person> person) {
    auto const to = recipient_of(tx, person);
    if (!to) return;
    send_or_leave(tx, mail::written(password_changed_mail, *to, {.places = {{"date", moment(*to, tx.now())}}, .path = "/password/forgotten"}));
}

void tell_address_changed(Transaction& tx, Change const& change) {
    if (!change.before || !change.after) return;
    auto const was = email_in(*change.before);
    if (was.empty() || was == email_in(*change.after) || !has_password(tx.sql(), change.after->id)) return;
    auto to = recipient_of(tx, {change.after->id});
    if (!to) to = mail::Recipient{.address = {}, .name = {}, .called = {}, .tongue = tx.actor().tongue, .person = AnyReference{Person::entity().full_name(), change.after->id}};
    to->address = was;
    send_or_leave(tx, mail::written(address_changed_mail, *to, {.places = {{"date", moment(*to, tx.now())}}}));
}

void tell_account_event(Transaction& tx, Change const& change) {
    if (change.before || !change.after) return;
    AccountEvent event;
    to_struct(AccountEvent::entity(), *change.after, &event);
    if (event.kind == AccountEvent::password_changed || event.kind == AccountEvent::email_changed) return;
    auto const to = recipient_of(tx, event.person);
    if (!to) return;
    auto const kinds = AccountEvent::entity().find("kind")->choices();
    auto const kind = std::find_if(kinds.begin(), kinds.end(), [&](Choice const& each) { return each.code == event.kind; });
    must(kind != kinds.end(), "an account event of an unknown kind");
    auto const what = translate(to->tongue, kind->label);
    send_or_leave(tx, mail::written(account_event_mail, *to, {.places = {{"what", what}, {"date", moment(*to, tx.now())}}, .path = "/account#events"}));
}

void tell_job_ended(Transaction& tx, Id<jobs::Job> id) {
    auto const job = tx.read(id);
    if (!job || !job->owner || !job->started_at || !job->ended_at) return;
    if (job->state != jobs::State::done && job->state != jobs::State::failed) return;
    if (job->ended_at->micros - job->started_at->micros < long_job_seconds * 1'000'000) return;
    bool const is_done = job->state == jobs::State::done;
    notify(tx, {.owner = *job->owner, .kind = "job", .about = AnyReference{"core.job", id.value}, .sentence = is_done ? N_("Done: {record}") : N_("Not done: {record}"), .text = job->problem});
    auto const unwanted = tx.sql().integer(R"(SELECT COUNT(*) FROM "people_preference" WHERE "person" = $1 AND NOT "mails_about_work")", {job->owner->id});
    auto const to = recipient_of(tx, {job->owner->id});
    if (unwanted.value_or(0) > 0 || !to) return;
    auto const path = is_done && !job->address.empty() ? job->address : jobs::Job::entity().address(id.value);
    send_or_leave(tx, mail::written(is_done ? job_done_mail : job_failed_mail, *to,
                                    {.places = {{"title", job->title}, {"problem", job->problem}}, .path = path, .about = AnyReference{"core.job", id.value}, .unsubscribe = "/account"}));
}

}  // namespace ateneu::people
