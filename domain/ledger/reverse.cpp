#include "core/base/log.h"
#include "core/base/text.h"
#include "domain/ledger/rows.h"

namespace ateneu::ledger {

namespace {

Refusal no_such_transfer() { return {"not_found", N_("There is no such transfer.")}; }

}  // namespace

Result<Booked> reverse(Transaction& tx, Id<Transfer> id, std::string const& reason, std::optional<Id<Transfer>> pair_of) {
    auto const said = trimmed(reason);
    if (said.empty()) return Refusal{"no_reason", N_("Say why it is taken back."), "reason"};
    auto const transfer = tx.read(id);
    if (!transfer) return no_such_transfer();
    if (transfer->reversal_of) return Refusal{"is_reversal", N_("This takes another transfer back; book a new one instead.")};
    auto moves = moves_of(tx.sql(), id);
    std::vector<Id<Account>> accounts;
    for (auto& move : moves) {
        accounts.push_back(move.account);
        move.amount = -move.amount;
    }
    // Whoever takes it back at the same time waits here, and then finds it done.
    hold(tx, accounts);
    if (tx.sql().integer(R"(SELECT "id" FROM "ledger_transfer" WHERE "reversal_of" = $1)", {id.value}))
        return Refusal{"already_reversed", N_("This has been taken back already.")};
    return book(tx, moves, {.kind = "reversal", .reason = said, .pair_of = pair_of, .beyond_limits = true}, id);
}

Result<Done> forget_reason(Transaction& tx, Id<Transfer> id) {
    if (tx.sql().execute(R"(UPDATE "ledger_transfer" SET "reason" = '' WHERE "id" = $1)", {id.value}) == 0) return no_such_transfer();
    log_info("ledger.reason_forgotten", {{"transfer", id.value}, {"person", tx.actor().person}});
    return Done{};
}

}  // namespace ateneu::ledger
