#include <algorithm>
#include <span>

#include "apps/timebank/exchange.h"
#include "apps/timebank/timeoverflow/taking.h"
#include "domain/ledger/limits.h"
#include "domain/ledger/transfer.h"
#include "domain/people/person.h"

namespace ateneu::timebank::timeoverflow {

namespace {

constexpr auto table = "transfers", sides = "movements";

/// One side of a transfer; 0 where the dump says nothing.
struct Movement {
    std::int64_t key = 0, transfer = 0, account = 0, amount = 0;
};

/// Those of the transfers after `after` and up to `last`.
std::vector<Movement> movements_of(db::Connection& sql, std::int64_t after, std::int64_t last) {
    std::vector<Movement> all;
    auto const rows = sql.query(R"(SELECT "id", "transfer_id", "account_id", "amount" FROM "import_movements" WHERE "transfer_id" > $1 AND "transfer_id" <= $2 ORDER BY "transfer_id", "id")", {after, last});
    while (rows->next()) all.push_back({rows->integer(0), rows->integer(1), rows->integer(2), rows->integer(3)});
    return all;
}

struct Move {
    Account* from = nullptr;
    Account* to = nullptr;
    std::int64_t amount = 0;
    char const* refused = nullptr;  ///< why nothing becomes of it
};

class Transfers {
public:
    explicit Transfers(Taking& taking) : taking_(taking), written_(taking.tally.of(table)), sides_written_(taking.tally.of(sides)) {
        for (auto const& [organization, place] : taking.places) places_.emplace(place.id.value, &place);
    }

    void take(std::vector<Row> const& rows) {
        auto const all = movements_of(taking_.sql, last_, rows.back().id());
        std::span<Movement const> rest = all;
        for (auto const& row : rows) {
            while (!rest.empty() && rest.front().transfer < row.id()) rest = without_transfer(rest);
            auto const end = std::find_if(rest.begin(), rest.end(), [&](Movement const& each) { return each.transfer != row.id(); });
            auto const own = rest.first(static_cast<std::size_t>(end - rest.begin()));
            rest = rest.subspan(own.size());
            take(row, own);
        }
        while (!rest.empty()) rest = without_transfer(rest);
        last_ = rows.back().id();
        taking_.batch.write();
    }

    /// What no transfer has claimed.
    void finish() {
        auto const rows = taking_.sql.query(R"(SELECT "id" FROM "import_movements" WHERE "transfer_id" IS NULL OR "transfer_id" <= 0 OR "transfer_id" > $1 ORDER BY "id")", {last_});
        while (rows->next()) left_out_side(rows->integer(0), "its transfer isn't in the dump");
    }

private:
    void left_out_side(std::int64_t key, char const* reason) { taking_.tally.left_out(sides, reason, std::to_string(key)); }

    std::span<Movement const> without_transfer(std::span<Movement const> rest) {
        left_out_side(rest.front().key, "its transfer isn't in the dump");
        count(rest.front());
        return rest.subspan(1);
    }

    /// Towards what the account's balance should be over there.
    void count(Movement const& movement) {
        auto* const account = taking_.account(movement.account);
        if (account && (__builtin_add_overflow(account->moved, movement.amount, &account->moved) || std::abs(account->moved) > ledger::most_held))
            throw takeover::ImportError(takeover::ImportError::Kind::dump, "accounts", 0, "row " + std::to_string(account->key) + ": its movements sum to more than any account can hold");
    }

    void take(Row const& row, std::span<Movement const> own) {
        for (auto const& movement : own) count(movement);
        auto const move = taking_.known.has_transfer(row.id()) ? Move{.refused = "was brought by an import before"} : move_of(own);
        if (move.refused) {
            taking_.tally.left_out(table, move.refused, row.key());
            for (auto const& movement : own) left_out_side(movement.key, move.refused);
            return;
        }
        write(row, move);
        ++written_.written;
        sides_written_.written += 2;
    }

    Move move_of(std::span<Movement const> own) {
        if (own.empty()) return {.refused = "moves nothing"};
        if (own.size() == 1) return {.refused = "one of its sides is missing"};
        if (own.size() > 2) return {.refused = "has more than two sides"};
        auto const& giver = own[own[0].amount < own[1].amount ? 0 : 1];
        auto const& taker = own[own[0].amount < own[1].amount ? 1 : 0];
        if (giver.amount == 0 || taker.amount == 0) return {.refused = "moves nothing"};
        if (giver.amount > 0 || taker.amount < -ledger::most_held || taker.amount > ledger::most_held || giver.amount != -taker.amount) return {.refused = "its movements don't sum to zero"};
        auto* const from = taking_.account(giver.account);
        auto* const to = taking_.account(taker.account);
        if (!from || !to) return {.refused = "of an account that isn't in the dump"};
        if (from->ours == 0 || to->ours == 0) return {.refused = "of an account that was left out"};
        if (from == to) return {.refused = "from an account to itself"};
        if (from->bank != to->bank) return {.refused = "between two banks"};
        if (from->is_closed || to->is_closed) return {.refused = "of an account that was closed here meanwhile"};
        return {from, to, taker.amount};
    }

    void write(Row const& row, Move const& move) {
        auto const& place = *places_.at(move.from->bank);
        auto const moment = row.moment("created_at");
        if (!moment) taking_.tally.changed(table, "without a moment: now", row.key());
        auto const at = moment.value_or(taking_.options.now);
        Exchange exchange{.bank = place.id,
                          // Nobody but an administrator pays from the bank's account (TB-R16).
                          .kind = move.from->member == 0 ? ExchangeKind::office : ExchangeKind::exchange,
                          .from = side(*move.from),
                          .to = side(*move.to),
                          .amount = {move.amount},
                          .reason = row.raw("reason"),
                          .value_date = local(at, place.timezone).date,
                          .at = at,
                          .entered_by = operator_of(row)};
        if (auto const* const post = post_of(row, place)) {
            exchange.post = Id<Post>{post->id};
            exchange.category = Id<Category>{post->category};
        }
        ledger::Transfer transfer{.book = place.book, .kind = std::string(exchange_kinds[static_cast<std::size_t>(exchange.kind)].code), .at = at, .value_date = exchange.value_date, .key = taking_.known.transfer_key(row.id())};
        if (exchange.entered_by) transfer.entered_by = AnyReference{people::Person::entity().full_name(), exchange.entered_by->value};
        exchange.transfer = {taking_.batch.add(std::move(transfer))};
        taking_.batch.add(ledger::Posting{.transfer = exchange.transfer, .account = {move.from->ours}, .amount = -move.amount});
        taking_.batch.add(ledger::Posting{.transfer = exchange.transfer, .account = {move.to->ours}, .amount = move.amount});
        taking_.batch.add(std::move(exchange));
        move.from->added -= move.amount;
        move.to->added += move.amount;
    }

    static std::optional<Id<Member>> side(Account const& account) { return account.member == 0 ? std::nullopt : std::optional(Id<Member>{account.member}); }

    Posted const* post_of(Row const& row, Place const& place) {
        auto const key = row.integer("post_id");
        if (!key) return nullptr;
        auto const found = taking_.posts.find(*key);
        if (found != taking_.posts.end() && found->second.bank == place.id.value) return &found->second;
        taking_.tally.changed(table, found == taking_.posts.end() ? "its post isn't there: without one" : "its post is of another bank: without one", row.key());
        return nullptr;
    }

    std::optional<Id<people::Person>> operator_of(Row const& row) {
        auto const found = taking_.people.find(row.integer("operator_id").value_or(0));
        return found == taking_.people.end() ? std::nullopt : std::optional(Id<people::Person>{found->second});
    }

    Taking& taking_;
    takeover::ImportReport::Table& written_;
    takeover::ImportReport::Table& sides_written_;
    std::unordered_map<std::int64_t, Place const*> places_;
    std::int64_t last_ = 0;
};

}  // namespace

void take_transfers(Taking& taking) {
    Transfers transfers(taking);
    auto const all = std::max<std::int64_t>(taking.tally.of(table).in_dump, 1);
    std::int64_t done = 0;
    in_parts(taking.sql, table, [&](std::vector<Row> const& rows) {
        transfers.take(rows);
        done += static_cast<std::int64_t>(rows.size());
        if (taking.options.progress) taking.options.progress(all + done, 2 * all);
    });
    transfers.finish();
}

}  // namespace ateneu::timebank::timeoverflow
