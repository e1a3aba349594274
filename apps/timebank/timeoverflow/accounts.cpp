#include "apps/timebank/timeoverflow/taking.h"
#include "core/base/text.h"
#include "domain/ledger/account.h"
#include "domain/ledger/limits.h"

namespace ateneu::timebank::timeoverflow {

namespace {

constexpr auto table = "accounts";

Account::Of kind_of(std::string const& type) {
    if (type == "Member") return Account::Of::member;
    return type == "Organization" ? Account::Of::bank : Account::Of::nobody;
}

/// Limits that no account can have are left out.
void set_limits(Taking& taking, Account& account, Row const& row) {
    account.lowest = row.integer("min_allowed_balance");
    account.highest = row.integer("max_allowed_balance");
    if (!account.lowest || !account.highest || *account.lowest <= *account.highest) return;
    taking.tally.changed(table, "the lowest balance is above the highest: without limits", row.key());
    account.lowest = account.highest = std::nullopt;
}

Account account_of(Taking& taking, Row const& row) {
    Account account{.key = row.id(), .owner = row.integer("accountable_id").value_or(0), .organization = row.integer("organization_id").value_or(0), .of = kind_of(row.text("accountable_type"))};
    account.stored = row.integer("balance").value_or(0);
    account.flagged = row.boolean("flagged").value_or(false);
    account.created = row.moment("created_at").value_or(taking.options.now);
    account.updated = row.moment("updated_at");
    set_limits(taking, account, row);
    return account;
}

/// What an import before made of them.
void find_known(Taking& taking) {
    if (!taking.known.any()) return;
    struct Ours {
        std::int64_t member, bank;
        bool is_closed;
    };
    std::unordered_map<std::int64_t, Ours> ours;
    auto const rows = taking.sql.query(R"(
        SELECT a."id", m."id", b."id", a."closed_at" IS NOT NULL FROM "ledger_account" a
        JOIN "timebank_bank" b ON b."book" = a."book" LEFT JOIN "timebank_member" m ON m."account" = a."id")");
    while (rows->next()) ours.emplace(rows->integer(0), Ours{rows->integer(1), rows->integer(2), rows->boolean(3)});
    for (auto& account : taking.accounts) {
        auto const id = taking.known.find(table, account.key);
        auto const found = id ? ours.find(*id) : ours.end();
        if (found == ours.end()) continue;
        account.ours = *id;
        account.member = found->second.member;
        account.bank = found->second.bank;
        account.is_closed = found->second.is_closed;
        taking.tally.left_out(table, "was brought by an import before");
    }
}

}  // namespace

void read_accounts(Taking& taking) {
    in_parts(taking.sql, table, [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) {
            taking.account_places[row.id()] = taking.accounts.size();
            taking.accounts.push_back(account_of(taking, row));
            auto const& account = taking.accounts.back();
            // A second account of the same owner is nobody's: the first one is theirs.
            if (account.of != Account::Of::nobody && account.owner > 0) taking.owners.try_emplace({account.of, account.owner}, taking.accounts.size() - 1);
        }
    });
    find_known(taking);
}

}  // namespace ateneu::timebank::timeoverflow
