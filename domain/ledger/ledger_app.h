#pragma once
#include "core/site/app.h"

namespace ateneu::ledger {

/// Books, accounts, transfers, postings. Its pages and API show them only to those with the permission to view them all;
/// what members see of their own, the app whose book it is shows on pages of its own (`statement`).
App ledger();

}  // namespace ateneu::ledger
