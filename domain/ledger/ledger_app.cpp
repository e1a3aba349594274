#include "domain/ledger/ledger_app.h"

#include "domain/ledger/check.h"
#include "domain/ledger/transfer.h"

std::span<ateneu::base::Embedded const> ledger_migrations();

namespace ateneu::ledger {

App ledger() {
    return {.name = "ledger",
            .label = N_("Ledger"),
            .icon = "journal",
            .entities = {&Book::entity(), &Account::entity(), &Transfer::entity(), &Posting::entity()},
            .migrations = ledger_migrations(),
            .nav = {{&Book::entity(), N_("Ledger")}, {&Account::entity(), N_("Ledger")}, {&Transfer::entity(), N_("Ledger")}, {&Posting::entity(), N_("Ledger")}},
            .check = check};
}

}  // namespace ateneu::ledger
