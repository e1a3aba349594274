#include "core/intake/intake.h"

#include "core/base/csv_line.h"
#include "core/base/text.h"
#include "core/intake/planner.h"
#include "core/store/many_rows.h"

namespace ateneu::intake {

Entity const* entity_of(Registry const& registry, Import const& import) { return registry.find(import.kind); }

bool may_import(Actor const& actor, Entity const& entity) {
    if (entity.guard == Guard::kept || entity.internal || fillable_fields(entity).empty()) return false;
    return actor.may_some(entity, Action::add) || (actor.may_some(entity, Action::change) && !entity.append_only);
}

namespace {

constexpr int rows_at_once = 1000;

Mapping mapping_of(Import const& import) { return mapping_from_json(import.mapping.value, texts_from_json(import.columns.value).size()); }

/// The import, and the entity it goes into.
struct Known {
    Import import;
    Entity const* entity;
};
Known known(Transaction& tx, Id<Import> id) {
    auto import = read_import(tx, id);
    must(import.has_value(), "an import went away while it was worked on");
    auto const* entity = entity_of(tx.registry(), *import);
    must(entity != nullptr, "an import of an entity that is no more");
    return {std::move(*import), entity};
}

}  // namespace

void choose_mapping(Transaction& tx, Import& import, Entity const& entity, Mapping const& mapping) {
    remember_mapping(tx, entity, texts_from_json(import.columns.value), mapping);
    forget_findings(tx, import.id);
    import.mapping = {to_json(mapping)};
    import.state = State::checking;
    import.new_count = import.changed_count = import.same_count = import.wrong_count = 0;
    import.problem.clear();
    save_import(tx, import);
}

void check(Workplace const& at, Id<Import> id) {
    at.write([&](Transaction& tx) { forget_findings(tx, id); });
    at.read([&](Transaction& tx) {
        auto const [import, entity] = known(tx, id);
        Planner planner(tx, *entity, mapping_of(import));
        std::int64_t done = 0, last = 0;
        for (;;) {
            auto const rows = rows_after(tx, id, last, rows_at_once);
            if (rows.empty()) break;
            last = rows.back().row;
            auto const findings = planner.check(rows);
            at.write([&](Transaction& other) { add_findings(other, id, findings); });
            done += static_cast<std::int64_t>(rows.size());
            at.progress(done, import.row_count);
        }
    });
    at.write([&](Transaction& tx) {
        auto import = known(tx, id).import;
        weigh_findings(tx);
        count_findings(tx, import);
        import.state = State::checked;
        save_import(tx, import);
    });
}

namespace {

/// Thrown to take everything back that this transaction stored.
struct Stale {
    std::vector<Finding> findings;
};

/// Whether a row does now what it did at the check. This import itself may have written its record before the batch,
/// up to row `newest` of the history: a mutual link reaches rows that come later in the file.
bool is_as_checked(Transaction& tx, Entity const& entity, Finding const& now, Finding const& then, std::int64_t newest) {
    if (now.outcome != then.outcome || now.record != then.record) return false;
    if (now.version == then.version) return true;
    auto const own = tx.sql().integer("SELECT COUNT(*) FROM core_change WHERE entity = $1 AND record = $2 AND change_set = $3 AND id <= $4",
                                      {std::string_view(entity.full_name()), now.record, tx.change_set(), newest});
    return now.version - then.version == own;
}

/// Rows that would do something else now than they would have at the check.
std::vector<Finding> stale_ones(Transaction& tx, Entity const& entity, std::vector<Finding> now, std::span<Checked const> then,
                                std::int64_t newest) {
    std::vector<Finding> stale;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (is_as_checked(tx, entity, now[i], then[i].finding, newest)) continue;
        if (now[i].wrong.empty()) now[i].wrong.push_back({-1, "", N_("This record has changed since the check.")});
        now[i].outcome = Outcome::wrong;
        now[i].differences.clear();
        stale.push_back(std::move(now[i]));
    }
    return stale;
}

void store_rows(Workplace const& at, Transaction& tx, Import const& import, Entity const& entity) {
    expect_many_rows(tx.sql());
    Planner planner(tx, entity, mapping_of(import));
    auto const total = import.new_count + import.changed_count;
    std::int64_t done = 0, last = 0;
    Stale stale;
    for (;;) {
        auto const checked = checked_after(tx, import.id, {Outcome::fresh, Outcome::changed}, last, rows_at_once);
        if (checked.empty()) break;
        last = checked.back().row.row;
        std::vector<StagedRow> rows;
        for (auto const& each : checked) rows.push_back(each.row);
        auto const newest = tx.sql().integer("SELECT MAX(id) FROM core_change WHERE change_set = $1", {tx.change_set()}).value_or(0);
        for (auto& each : stale_ones(tx, entity, planner.store(rows), checked, newest)) stale.findings.push_back(std::move(each));
        done += static_cast<std::int64_t>(rows.size());
        at.progress(done, total);
    }
    if (!stale.findings.empty()) throw stale;
    settle_many_rows(tx.sql(), entity);
}

/// What stands against storing, before anything is tried.
std::optional<Refusal> against(Import const& import, bool without_wrong) {
    if (import.state != State::checked && import.state != State::storing)
        return Refusal{"not_checked", N_("The rows have to be checked first.")};
    if (import.wrong_count > 0 && !without_wrong)
        return Refusal{"wrong_rows", N_("Some rows are wrong. Mend the file, or choose to go on without them.")};
    return {};
}

}  // namespace

Result<Done> store(Workplace const& at, Id<Import> id, bool without_wrong) {
    std::optional<Refusal> refusal;
    std::vector<Finding> stale;
    try {
        at.write([&](Transaction& tx) {
            refusal.reset();
            tx.lock(Import::entity(), id.value);  // of two who press the button at once, the second finds it done
            auto [import, entity] = known(tx, id);
            if (import.state == State::stored) return;
            refusal = against(import, without_wrong);
            if (refusal) return;
            store_rows(at, tx, import, *entity);
            import.state = State::stored;
            import.without_wrong = without_wrong && import.wrong_count > 0;
            import.stored_at = tx.now();
            if (import.new_count + import.changed_count > 0) import.change_set = tx.change_set();
            save_import(tx, import);
        });
    } catch (Stale& caught) {
        stale = std::move(caught.findings);
        refusal = Refusal{"changed_since", {N_("{count} rows would do something else now than at the check. Nothing was stored; look at them again."),
                                            {{"count", std::to_string(stale.size())}}}};
    }
    if (!refusal) return Done{};
    at.write([&](Transaction& tx) {
        auto import = known(tx, id).import;
        if (!stale.empty()) {
            replace_findings(tx, id, stale);
            count_findings(tx, import);
        }
        if (import.state == State::storing) import.state = State::checked;
        import.problem = to_json(refusal->message);
        save_import(tx, import);
    });
    return *refusal;
}

std::string reason_text(Entity const& entity, Wrong const& wrong, Tongue const& tongue) {
    auto const said = translate(tongue, wrong.message);
    auto const* field = wrong.field.empty() ? nullptr : entity.find(wrong.field);
    if (!field) return said;
    return translate(tongue, Message{N_("{field}: {problem}"), {{"field", translate(tongue, field->label)}, {"problem", said}}});
}

std::string wrong_rows_csv(Transaction& tx, Import const& import, Tongue const& tongue) {
    auto const* entity = entity_of(tx.registry(), import);
    must(entity != nullptr, "an import of an entity that is no more");
    char const delimiter = import.delimiter.empty() ? ',' : import.delimiter.front();
    auto headings = texts_from_json(import.columns.value);
    auto const width = headings.size();
    headings.push_back("reason");
    std::string out = "\xEF\xBB\xBF" + csv_line(headings, delimiter);
    for (std::int64_t last = 0;;) {
        auto const some = checked_after(tx, import.id, {Outcome::wrong}, last, rows_at_once);
        if (some.empty()) return out;
        last = some.back().row.row;
        for (auto const& each : some) {
            std::vector<std::string> reasons;
            for (auto const& wrong : each.finding.wrong) reasons.push_back(reason_text(*entity, wrong, tongue));
            auto cells = each.row.cells;
            // Cells as they came are guarded where they were.
            for (auto& cell : cells) cell = std::string(without_guard(cell));
            cells.resize(std::max(width, cells.size()));
            cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(width), join(reasons, " "));
            out += csv_line(cells, delimiter);
        }
    }
}

}  // namespace ateneu::intake
