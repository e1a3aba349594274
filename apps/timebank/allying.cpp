#include "apps/timebank/allying.h"

#include "apps/timebank/payment_rules.h"
#include "apps/timebank/seat.h"
#include "core/base/text.h"
#include "core/store/notice.h"
#include "domain/people/person.h"

namespace ateneu::timebank {

namespace {

Refusal gone() { return {"not_found", N_("There is no such alliance.")}; }
Refusal only_others() { return {"no_permission", N_("Only administrators of the other bank may answer.")}; }
Refusal answered() { return {"answered", N_("This was answered already.")}; }

std::optional<Alliance> held(Transaction& tx, Id<Alliance> id) {
    tx.lock(Alliance::entity(), id.value);
    return tx.read(id);
}

void save(Transaction& tx, Alliance const& alliance) {
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(Alliance::entity(), to_record(Alliance::entity(), &alliance))), "an alliance can't be stored");
}

std::optional<Refusal> wrong_cap(std::optional<Duration> cap) {
    if (cap && (cap->seconds < 0 || cap->seconds % 60 != 0)) return Refusal{"cap", N_("Write whole minutes, or nothing for any position."), "cap"};
    return {};
}

std::optional<Alliance> living(Transaction& tx, Id<Bank> one, Id<Bank> other) {
    auto const id = tx.sql().integer(R"(SELECT "id" FROM "timebank_alliance" WHERE "pair" = $1 AND "closed_at" IS NULL)", {pair_of(one, other)});
    return id ? tx.read(Id<Alliance>{*id}) : std::nullopt;
}

Refusal there_already(Alliance const& alliance) {
    if (alliance.state == AllianceState::active) return {"asked", N_("These banks are allied already."), "ally"};
    return {"asked", N_("A request between these banks waits for an answer already."), "ally"};
}

/// What of `alliance` waits for an answer that the actor may give: in the name of the bank that was asked, or of the one that asked.
std::optional<Refusal> not_theirs(Transaction& tx, std::optional<Alliance> const& alliance, bool by_asker) {
    if (!alliance) return gone();
    if (!looks_after(tx, by_asker ? alliance->bank : alliance->ally)) return by_asker ? only_admins() : only_others();
    if (alliance->state != AllianceState::asked) return answered();
    return {};
}

Id<ledger::Account> open_clearing(Transaction& tx, Alliance const& alliance, Id<Bank> bank) {
    auto const in = tx.read(bank), other = tx.read(alliance.other_than(bank));
    // Whatever the bank's policy, a cap stops who would pass it.
    auto const opened = ledger::open_account(tx, {.book = *in->book, .owner = AnyReference{Alliance::entity().full_name(), alliance.id.value}, .name = shortened(other->name, 200), .limits = ledger::Limits::block});
    must(static_cast<bool>(opened), "an account for an allied bank can't be opened");
    return *opened;
}

/// Those of an earlier alliance of the two, with what is still open, or new ones.
void take_accounts(Transaction& tx, Alliance& alliance) {
    auto const before = tx.sql().integer(R"(SELECT "id" FROM "timebank_alliance" WHERE "pair" = $1 AND "account" IS NOT NULL ORDER BY "id" DESC LIMIT 1)", {std::string_view(alliance.pair)});
    if (before) {
        auto const earlier = *tx.read(Id<Alliance>{*before});
        alliance.account = earlier.account_of(alliance.bank);
        alliance.ally_account = earlier.account_of(alliance.ally);
        return;
    }
    alliance.account = open_clearing(tx, alliance, alliance.bank);
    alliance.ally_account = open_clearing(tx, alliance, alliance.ally);
}

void keep_cap(Transaction& tx, Alliance const& alliance) {
    ledger::Bounds bounds{.limits = ledger::Limits::block};
    if (auto const cap = alliance.lowest_cap()) bounds = {.lowest = -cap->seconds, .highest = cap->seconds, .limits = ledger::Limits::block};
    ledger::hold(tx, {*alliance.account, *alliance.ally_account});
    for (auto const account : {*alliance.account, *alliance.ally_account}) must(static_cast<bool>(ledger::set_limits(tx, account, bounds)), "a cap can't be kept");
}

void close(Transaction& tx, Alliance alliance, AllianceState state) {
    alliance.state = state;
    alliance.closed_at = tx.now();
    alliance.closed_by = who_enters(tx);
    save(tx, alliance);
}

}  // namespace

void tell_admins(Transaction& tx, Id<Bank> bank, Id<Alliance> alliance, char const* sentence) {
    std::vector<std::int64_t> people;
    {
        auto const rows = tx.sql().query(R"(SELECT "person" FROM "timebank_member" WHERE "bank" = $1 AND "is_admin" AND "is_active" AND "person" IS NOT NULL ORDER BY "id")", {bank.value});
        while (rows->next()) people.push_back(rows->integer(0));
    }
    Notice notice{.kind = "timebank.alliance", .about = AnyReference{Alliance::entity().full_name(), alliance.value}, .sentence = sentence};
    if (tx.actor().person) notice.sender = AnyReference{"people.person", tx.actor().person};
    for (auto const person : people) {
        notice.owner = {"people.person", person};
        notify(tx, notice);
    }
}

Result<Id<Alliance>> ask_alliance(Transaction& tx, Id<Bank> bank, Id<Bank> ally, std::optional<Duration> cap) {
    if (!looks_after(tx, bank)) return only_admins();
    auto const other = tx.read(ally);
    if (bank == ally || !other || !other->is_open) return Refusal{"ally", N_("Choose another bank."), "ally"};
    if (auto const no = wrong_cap(cap)) return *no;
    if (auto const known = living(tx, bank, ally)) return there_already(*known);
    Transaction::Deed const deed(tx);
    auto const written = tx.add(Alliance{.bank = bank, .ally = ally, .cap = cap, .asked_by = who_enters(tx), .asked_at = tx.now(), .pair = pair_of(bank, ally)});
    // Both banks asked at the very same moment.
    if (!written) return there_already({});
    tell_admins(tx, ally, {written.id}, N_("{who} asks your bank for an alliance: {record}"));
    return Id<Alliance>{written.id};
}

Result<Done> accept_alliance(Transaction& tx, Id<Alliance> id) {
    auto alliance = held(tx, id);
    if (auto const no = not_theirs(tx, alliance, false)) return *no;
    take_accounts(tx, *alliance);
    alliance->state = AllianceState::active;
    alliance->answered_at = tx.now();
    alliance->answered_by = who_enters(tx);
    save(tx, *alliance);
    keep_cap(tx, *alliance);
    tell_admins(tx, alliance->bank, id, N_("{who} accepted an alliance: {record}"));
    return Done{};
}

Result<Done> reject_alliance(Transaction& tx, Id<Alliance> id) {
    auto const alliance = held(tx, id);
    if (auto const no = not_theirs(tx, alliance, false)) return *no;
    close(tx, *alliance, AllianceState::rejected);
    tell_admins(tx, alliance->bank, id, N_("{who} rejected an alliance: {record}"));
    return Done{};
}

Result<Done> cancel_alliance(Transaction& tx, Id<Alliance> id) {
    auto const alliance = held(tx, id);
    if (auto const no = not_theirs(tx, alliance, true)) return *no;
    close(tx, *alliance, AllianceState::cancelled);
    return Done{};
}

Result<Done> end_alliance(Transaction& tx, Id<Alliance> id) {
    auto const alliance = held(tx, id);
    if (!alliance) return gone();
    bool const is_asker = looks_after(tx, alliance->bank);
    if (!is_asker && !looks_after(tx, alliance->ally)) return only_admins();
    if (alliance->state != AllianceState::active) return Refusal{"not_active", N_("Only an alliance that holds can be ended.")};
    close(tx, *alliance, AllianceState::ended);
    tell_admins(tx, is_asker ? alliance->ally : alliance->bank, id, N_("{who} ended an alliance: {record}"));
    return Done{};
}

Result<Done> set_cap(Transaction& tx, Id<Alliance> id, Id<Bank> bank, std::optional<Duration> cap) {
    auto alliance = held(tx, id);
    if (!alliance || !alliance->is_of(bank)) return gone();
    if (!looks_after(tx, bank)) return only_admins();
    if (alliance->closed_at) return Refusal{"closed", N_("This alliance is over.")};
    if (auto const no = wrong_cap(cap)) return *no;
    (bank == alliance->bank ? alliance->cap : alliance->ally_cap) = cap;
    save(tx, *alliance);
    if (alliance->account) keep_cap(tx, *alliance);
    return Done{};
}

Duration position_of(Transaction& tx, Alliance const& alliance, Id<Bank> bank) {
    auto const account = alliance.account_of(bank);
    if (!account) return {};
    return {-tx.sql().integer(R"(SELECT "balance" FROM "ledger_account" WHERE "id" = $1)", {account->value}).value_or(0)};
}

std::optional<Alliance> hold_active(Transaction& tx, Id<Bank> bank, Id<Bank> ally) {
    auto const known = living(tx, bank, ally);
    if (!known) return {};
    auto alliance = held(tx, known->id);
    return alliance->state == AllianceState::active && !alliance->closed_at ? alliance : std::nullopt;
}

std::vector<Bank> allies_of(Transaction& tx, Id<Bank> bank) {
    std::vector<Id<Bank>> ids;
    {
        auto const rows = tx.sql().query(R"(
            SELECT other."id" FROM "timebank_alliance" AS pact
            JOIN "timebank_bank" AS other ON other."id" = CASE WHEN pact."bank" = $1 THEN pact."ally" ELSE pact."bank" END
            WHERE pact."state" = 'active' AND (pact."bank" = $1 OR pact."ally" = $1)
            ORDER BY other."name_key", other."id")", {bank.value});
        while (rows->next()) ids.push_back({rows->integer(0)});
    }
    std::vector<Bank> banks;
    for (auto const id : ids) banks.push_back(*tx.read(id));  // a handful
    return banks;
}

}  // namespace ateneu::timebank
