#include "core/store/bulk_run.h"

#include <algorithm>

#include "core/base/text.h"

namespace ateneu {

namespace {

constexpr Field fields[] = {
    field<&BulkRun::owner>("owner", N_("Owner"), {.required = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove}),
    field<&BulkRun::list>("list", N_("List"), {.required = true, .listed = true, .personal = false}),
    field<&BulkRun::deed>("deed", N_("What was done"), {.required = true, .listed = true, .personal = false}),
    field<&BulkRun::change_set>("change_set", N_("Change set")),
    field<&BulkRun::rows>("rows", N_("Records"), {.personal = true, .multiline = true}),
    field<&BulkRun::at>("at", N_("At"), {.sorted = true, .listed = true, .access = FieldAccess::system}),
};

constexpr std::string_view whats[] = {"done", "unchanged", "refused"};

std::string lines_of(BulkResult const& result, std::function<std::string(RowOutcome const&)> const& reason) {
    std::string lines;
    for (auto const& row : result.rows) {
        lines += std::to_string(row.id) + "\t" + std::string(whats[static_cast<std::size_t>(row.what)]) + "\t";
        auto why = row.what == RowOutcome::What::refused ? reason(row) : std::string();
        std::replace_if(why.begin(), why.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
        lines += why + "\n";
    }
    return lines;
}

constexpr std::int64_t month_micros = std::int64_t{30} * 86'400 * 1'000'000;

}  // namespace

Entity const& BulkRun::entity() {
    static constexpr std::string_view own = R"({t}."owner_id" = {me})";
    static constexpr Entity run{
        .app = "core", .name = "bulk_run", .plural = "bulk_runs", .label = N_("Deed on many records"),
        .plural_label = N_("Deeds on many records"), .new_label = N_("New deed on many records"), .icon = "check2-square",
        .type = struct_of<BulkRun>(), .fields = fields, .title = R"({t}."deed")", .order = "-at",
        .guard = Guard::kept, .visible = {.with_view = own, .own = own}, .append_only = true, .internal = true, .counted = false};
    return run;
}

std::int64_t keep_run(Transaction& tx, Entity const& entity, std::string_view deed, BulkResult const& result,
                      std::function<std::string(RowOutcome const&)> const& reason) {
    auto const old = iso(Instant{tx.now().micros - month_micros}), now = iso(tx.now());
    tx.sql().execute(R"(DELETE FROM core_bulk_run WHERE at < $1)", {std::string_view(old)});
    auto const list = entity.full_name(), lines = lines_of(result, reason);
    auto const rows = tx.sql().query(R"(INSERT INTO core_bulk_run (owner_type, owner_id, list, deed, change_set, rows, at)
                                        VALUES ('people.person', $1, $2, $3, $4, $5, $6) RETURNING id)",
                                     {tx.actor().person, std::string_view(list), deed, result.change_set, std::string_view(lines), std::string_view(now)});
    must(rows->next(), "the run was not kept");
    auto const id = rows->integer(0);
    rows->next();
    return id;
}

std::optional<BulkRun> find_run(Transaction& tx, Entity const& entity, std::int64_t id) {
    auto const record = tx.find(BulkRun::entity(), id);
    if (!record) return {};
    BulkRun run;
    to_struct(BulkRun::entity(), *record, &run);
    if (run.list != entity.full_name() || run.owner.id != tx.actor().person) return {};
    return run;
}

std::vector<KeptRow> rows_of(BulkRun const& run) {
    std::vector<KeptRow> all;
    for (auto const& line : split(run.rows, '\n')) {
        auto const parts = split(line, '\t');
        if (parts.size() < 3) continue;
        auto const what = std::find(std::begin(whats), std::end(whats), parts[1]) - std::begin(whats);
        all.push_back({parse_integer(parts[0]).value_or(0), static_cast<RowOutcome::What>(what), std::string(parts[2])});
    }
    return all;
}

}  // namespace ateneu
