#include "apps/timebank/timeoverflow/taking.h"
#include "domain/ledger/account.h"
#include "domain/ledger/import.h"

namespace ateneu::timebank::timeoverflow {

namespace {

void settle_balances(Taking& taking) {
    std::vector<ledger::Move> moves;
    for (auto const& account : taking.accounts)
        if (account.added != 0) moves.push_back({{account.ours}, account.added});
    ledger::add_to_balances(taking.tx, moves);
    // Those that were at a limit over there are so since they last changed, as far as anybody knows.
    for (auto const& account : taking.accounts)
        if (account.is_new && account.flagged && account.updated)
            taking.sql.execute(R"(UPDATE "ledger_account" SET "flagged_since" = $2 WHERE "id" = $1 AND "flagged_since" IS NOT NULL)", {account.ours, iso(*account.updated)});
}

/// TB-R39: never lowered.
void settle_numbers(Taking& taking) {
    for (auto const& [organization, place] : taking.places)
        taking.sql.execute(R"(UPDATE "timebank_bank" SET "last_uid" = $2 WHERE "id" = $1 AND "last_uid" < $2)", {place.id.value, std::int64_t{place.last_uid}});
}

/// Transfers that were deleted over there left balances that nothing explains (#845): here the movements count.
void tell_differences(Taking& taking) {
    constexpr int most_told = 100;
    int told = 0;
    for (auto const& account : taking.accounts) {
        if (!account.is_new) continue;
        auto const key = std::to_string(account.key);
        if (account.moved != account.added) taking.tally.changed("accounts", "not all of its movements were taken: its balance is another here than there", key);
        if (account.stored == account.moved) continue;
        taking.tally.changed("accounts", "its balance wasn't the sum of its movements: the sum counts", key);
        if (++told <= most_told)
            taking.tally.note("Account " + key + " said it had " + std::to_string(account.stored) + " s; its movements sum to " + std::to_string(account.moved) + " s");
    }
    if (told > most_told) taking.tally.note("… and " + std::to_string(told - most_told) + " more accounts of that kind");
}

}  // namespace

void settle(Taking& taking) {
    settle_balances(taking);
    settle_numbers(taking);
    tell_differences(taking);
}

}  // namespace ateneu::timebank::timeoverflow
