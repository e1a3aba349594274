#include "apps/timebank/asking_mail.h"

#include "apps/timebank/time_text.h"
#include "core/html/show.h"
#include "core/mail/letter.h"
#include "core/store/notice.h"
#include "domain/people/person.h"
#include "domain/people/recipient.h"

namespace ateneu::timebank {

namespace {

constexpr char const* asked_text[] = {N_("{who} asks you for {time} in the time bank {bank}.")};
constexpr char const* asked_after[] = {N_("Nothing moves until you approve it. You can refuse it, too; without an answer it ends on {until}.")};
constexpr char const* given_text[] = {N_("{who} has given you the {time} that you asked for in the time bank {bank}.")};
constexpr char const* refused_text[] = {N_("{who} doesn't give you the {time} that you asked for in the time bank {bank}.")};
constexpr char const* refused_after[] = {N_("If it is a misunderstanding, talk to each other, or to the office of the bank.")};

struct Who {
    std::int64_t person = 0;
    std::string name;
};
Who who_is(Transaction& tx, Id<Member> member) {
    auto const row = tx.sql().query(R"(SELECT p."id", TRIM(p."personal" || ' ' || p."family") FROM "timebank_member" m JOIN "people_person" p ON p."id" = m."person" WHERE m."id" = $1)", {member.value});
    return row->next() ? Who{row->integer(0), std::string(row->text(1))} : Who{};
}

void tell(Transaction& tx, TimeRequest const& request, mail::Template const& words, Who const& to, Who const& from, char const* sentence) {
    if (to.person == 0 || from.person == 0) return;
    AnyReference const about{TimeRequest::entity().full_name(), request.id.value};
    notify(tx, {.owner = {"people.person", to.person}, .kind = "timebank.time_request", .about = about, .sender = AnyReference{"people.person", from.person}, .sentence = sentence, .text = request.reason});
    auto const reader = people::recipient_of(tx, {to.person});
    if (!reader) return;
    auto const bank = *tx.read(request.bank);
    auto const until = local(Instant{request.asked_at.micros + std::int64_t{days_to_answer} * 86'400 * 1'000'000}, bank.timezone.value).date;
    auto const at = reader->reader(tx.now());
    auto const letter = mail::written(words, *reader, {.places = {{"who", from.name}, {"time", time_text(request.amount)}, {"bank", bank.name}, {"until", long_date_text(at, until)}},
                                                       .path = "/bank/" + std::to_string(bank.id.value) + "/time-requests", .quote = request.state == TimeRequestState::refused ? request.refusal : request.reason, .about = about});
    // One that can't be written keeps nobody from asking or answering.
    static_cast<void>(static_cast<bool>(mail::send(tx, letter)));
}

}  // namespace

mail::Template const time_asked_mail{.kind = "timebank.time_asked", .subject = N_("{who} asks you for {time}"), .text = asked_text, .button = N_("Answer"), .after = asked_after};
mail::Template const time_given_mail{.kind = "timebank.time_given", .subject = N_("{who} gave you {time}"), .text = given_text, .button = N_("See what you asked for")};
mail::Template const time_refused_mail{.kind = "timebank.time_refused", .subject = N_("{who} doesn't give you {time}"), .text = refused_text, .button = N_("See what you asked for"), .after = refused_after};

std::vector<mail::Template const*> asking_mails() { return {&time_asked_mail, &time_given_mail, &time_refused_mail}; }

void tell_time_asked(Transaction& tx, TimeRequest const& request) {
    tell(tx, request, time_asked_mail, who_is(tx, request.payer), who_is(tx, request.payee), N_("{who} asks you for time: {record}"));
}

void tell_time_answered(Transaction& tx, TimeRequest const& request) {
    bool const is_given = request.state == TimeRequestState::approved;
    tell(tx, request, is_given ? time_given_mail : time_refused_mail, who_is(tx, request.payee), who_is(tx, request.payer), is_given ? N_("{who} gave you the time you asked for: {record}") : N_("{who} refused the time you asked for: {record}"));
}

}  // namespace ateneu::timebank
