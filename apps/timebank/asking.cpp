#include "apps/timebank/asking.h"

#include "apps/timebank/asking_mail.h"
#include "apps/timebank/payment_rules.h"
#include "apps/timebank/seat.h"
#include "apps/timebank/words.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

Refusal gone() { return {"not_found", N_("This time wasn't asked for.")}; }

Instant oldest_that_waits(Transaction& tx) { return {tx.now().micros - std::int64_t{days_to_answer} * 86'400 * 1'000'000}; }

std::optional<TimeRequest> held(Transaction& tx, Id<TimeRequest> id) {
    tx.lock(TimeRequest::entity(), id.value);
    return tx.read(id);
}

/// Why the actor can't answer, as who shall pay or as who asked.
std::optional<Refusal> not_theirs(Transaction& tx, std::optional<TimeRequest> const& request, Id<Member> TimeRequest::*whose) {
    if (!request) return gone();
    auto const seat = own_seat(tx, request->bank);
    if (!seat || !seat->is_active || seat->member != (*request).*whose)
        return Refusal{"no_permission", whose == &TimeRequest::payer ? N_("Only who shall give the time may answer.") : N_("Only who asked for the time may withdraw it.")};
    if (request->state != TimeRequestState::waiting) return Refusal{"answered", N_("This was answered already.")};
    if (request->asked_at <= oldest_that_waits(tx)) return Refusal{"expired", N_("This was asked for too long ago. It can be asked for again.")};
    return {};
}

void close(Transaction& tx, TimeRequest& request, TimeRequestState state) {
    request.state = state;
    request.answered_at = tx.now();
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(TimeRequest::entity(), to_record(TimeRequest::entity(), &request))), "an answer to who asked for time can't be stored");
}

std::optional<Id<TimeRequest>> asked_before(Transaction& tx, std::string const& key) {
    if (key.empty()) return {};
    auto const id = tx.sql().integer(R"(SELECT "id" FROM "timebank_time_request" WHERE "key" = $1 AND "key" <> '')", {std::string_view(key)});
    return id ? std::optional(Id<TimeRequest>{*id}) : std::nullopt;
}

Payment payment_of(TimeRequest const& request) {
    return {.bank = request.bank, .from = request.payer, .to = request.payee, .amount = request.amount, .post = request.post, .reason = request.reason, .key = "time-request/" + std::to_string(request.id.value)};
}

}  // namespace

Result<Id<TimeRequest>> ask_time(Transaction& tx, Asking const& asking) {
    auto const bank = tx.read(asking.bank);
    if (!bank) return Refusal{"not_found", N_("There is no such bank.")};
    auto const seat = own_seat(tx, asking.bank);
    if (!seat || !seat->is_active) return Refusal{"not_a_member", N_("Only active members of this bank can ask for time.")};
    if (auto const known = asked_before(tx, asking.key)) return *known;
    TimeRequest request{.bank = asking.bank, .payee = seat->member, .payer = asking.payer, .amount = asking.amount, .post = asking.post, .reason = trimmed(asking.reason), .asked_at = tx.now(), .key = asking.key};
    auto const payment = payment_of(request);
    if (auto const no = wrong_amount(payment.amount)) return *no;
    if (auto const no = wrong_words(payment)) return *no;
    if (asking.payer == seat->member) return Refusal{"same_account", N_("Nobody asks themselves for time."), "from"};
    auto const payer = place_of(tx, *bank, asking.payer);
    if (!payer || !payer->is_active) return Refusal{"no_such_member", N_("This is no active member of the bank."), "from"};
    if (auto const no = wrong_post(tx, payment)) return *no;
    {
        Transaction::Deed const deed(tx);
        auto const written = tx.add(request);
        if (!written) {
            // Somebody pressed twice at the very same moment.
            if (auto const known = asked_before(tx, asking.key)) return *known;
            return written.problems.empty() ? written.refusal : Refusal{"not_valid", written.problems.list().front().message, written.problems.list().front().field};
        }
        request.id = {written.id};
    }
    tell_time_asked(tx, request);
    return request.id;
}

Result<Id<Exchange>> approve_time(Transaction& tx, Id<TimeRequest> id) {
    auto request = held(tx, id);
    if (auto const no = not_theirs(tx, request, &TimeRequest::payer)) return *no;
    auto const paid = pay(tx, payment_of(*request));
    if (!paid) return paid.refusal();
    request->exchange = paid->exchange;
    close(tx, *request, TimeRequestState::approved);
    tell_time_answered(tx, *request);
    return paid->exchange;
}

Result<Done> refuse_time(Transaction& tx, Id<TimeRequest> id, std::string const& reason) {
    auto request = held(tx, id);
    if (auto const no = not_theirs(tx, request, &TimeRequest::payer)) return *no;
    if (!is_text(reason, 500)) return Refusal{"too_long", N_("A reason has 500 characters at most."), "reason"};
    request->refusal = trimmed(reason);
    close(tx, *request, TimeRequestState::refused);
    tell_time_answered(tx, *request);
    return Done{};
}

Result<Done> withdraw_time(Transaction& tx, Id<TimeRequest> id) {
    auto request = held(tx, id);
    if (auto const no = not_theirs(tx, request, &TimeRequest::payee)) return *no;
    close(tx, *request, TimeRequestState::withdrawn);
    return Done{};
}

void close_time_requests(Transaction& tx, Id<Member> member) {
    std::vector<Id<TimeRequest>> all;
    {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "timebank_time_request" WHERE "payee" = $1 OR "payer" = $1 ORDER BY "id")", {member.value});
        while (rows->next()) all.push_back({rows->integer(0)});
    }
    for (auto const id : all) {
        auto request = held(tx, id);
        if (!request) continue;
        // What they wrote goes with them.
        if (request->payee == member) request->reason.clear();
        if (request->payer == member) request->refusal.clear();
        close(tx, *request, request->state != TimeRequestState::waiting ? request->state : request->payee == member ? TimeRequestState::withdrawn : TimeRequestState::expired);
    }
}

std::int64_t expire_time_requests(Transaction& tx, std::int64_t most) {
    std::vector<Id<TimeRequest>> ids;
    {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "timebank_time_request" WHERE "state" = 'waiting' AND "asked_at" <= $1 ORDER BY "id" LIMIT $2)", {iso(oldest_that_waits(tx)), most});
        while (rows->next()) ids.push_back({rows->integer(0)});
    }
    std::int64_t count = 0;
    for (auto const id : ids) {
        auto request = held(tx, id);
        // Answered while this waited for the row.
        if (request->state != TimeRequestState::waiting) continue;
        close(tx, *request, TimeRequestState::expired);
        ++count;
    }
    return count;
}

std::int64_t time_requests_waiting(Transaction& tx, Id<Member> payer) {
    return tx.sql().integer(R"(SELECT COUNT(*) FROM "timebank_time_request" WHERE "payer" = $1 AND "state" = 'waiting' AND "asked_at" > $2)", {payer.value, iso(oldest_that_waits(tx))}).value_or(0);
}

}  // namespace ateneu::timebank
