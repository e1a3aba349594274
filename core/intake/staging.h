#pragma once
#include <functional>

#include "core/intake/finding.h"
#include "core/intake/import.h"
#include "core/store/store.h"

// The rows of an import, and what was found in them, while they wait. Plain SQL: technical rows without history.

namespace ateneu::intake {

Id<Import> add_import(Transaction& tx, Import const& import);
/// Who may see it: its owner, and who may view imports.
std::optional<Import> find_import(Transaction& tx, Id<Import> id);
std::optional<Import> read_import(Transaction& tx, Id<Import> id);
/// Writes state, counts, mapping, change set and problem.
void save_import(Transaction& tx, Import const& import);
/// Of this entity and owner, newest first.
std::vector<Import> recent_imports(Transaction& tx, Entity const& entity, int limit);
void remove_import(Transaction& tx, Id<Import> id);

void add_rows(Transaction& tx, Id<Import> import, std::span<StagedRow const> rows);
/// The rows behind `after`, in order.
std::vector<StagedRow> rows_after(Transaction& tx, Id<Import> import, std::int64_t after, int limit);

void forget_findings(Transaction& tx, Id<Import> import);
void add_findings(Transaction& tx, Id<Import> import, std::span<Finding const> findings);
/// Tells PostgreSQL how many there are, so that it plans reading them well. In a transaction that ends soon: nobody else can
/// do it meanwhile.
void weigh_findings(Transaction& tx);
/// Instead of what was found before in these rows.
void replace_findings(Transaction& tx, Id<Import> import, std::span<Finding const> findings);
/// A row with what was found in it.
struct Checked {
    StagedRow row;
    Finding finding;
};
/// Those of some outcomes behind row `after`; of all where `outcomes` is empty.
std::vector<Checked> checked_after(Transaction& tx, Id<Import> import, std::vector<Outcome> const& outcomes, std::int64_t after, int limit);
/// Counts the findings anew into `import`.
void count_findings(Transaction& tx, Import& import);

/// Rows of imports that began before `before` go; what they did stays in history. How many imports.
std::int64_t sweep_imports(db::Connection& sql, Instant before);

}  // namespace ateneu::intake
