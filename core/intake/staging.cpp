#include "core/intake/staging.h"

#include <array>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/store/row_values.h"
#include "core/store/rows.h"

namespace ateneu::intake {

namespace {

Import import_of(Record const& record) {
    Import import;
    to_struct(Import::entity(), record, &import);
    return import;
}

std::vector<Import> imports(Transaction& tx, Query& query, std::string const& where) {
    query.text = "SELECT " + row_columns(Import::entity(), "t") + " FROM core_import t WHERE " + where;
    std::vector<Import> found;
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        int column = 0;
        found.push_back(import_of(read_row(Import::entity(), *rows, column)));
    }
    return found;
}

}  // namespace

Id<Import> add_import(Transaction& tx, Import const& import) {
    auto const record = to_record(Import::entity(), &import);
    Query query;
    auto const row = row_values(Import::entity(), record, query, tx.sql().dialect());
    query.text = "INSERT INTO core_import (" + join(row.names, ", ") + ") VALUES (" + join(row.places, ", ") + ") RETURNING id";
    auto const rows = query.run(tx.sql());
    must(rows->next(), "no import");
    Id<Import> const id{rows->integer(0)};
    rows->next();
    return id;
}

std::optional<Import> find_import(Transaction& tx, Id<Import> id) {
    Query query;
    auto where = "t.id = " + query.bind(id.value);
    where += " AND " + visible_sql(tx.registry(), tx.authority(), Import::entity(), "t", query);
    auto found = imports(tx, query, where);
    if (found.empty()) return {};
    return std::move(found.front());
}

std::optional<Import> read_import(Transaction& tx, Id<Import> id) {
    Query query;
    auto found = imports(tx, query, "t.id = " + query.bind(id.value));
    if (found.empty()) return {};
    return std::move(found.front());
}

void save_import(Transaction& tx, Import const& import) {
    auto const record = to_record(Import::entity(), &import);
    Query query;
    auto const row = row_values(Import::entity(), record, query, tx.sql().dialect());
    for (std::size_t i = 0; i < row.names.size(); ++i) query.text += (i == 0 ? "" : ", ") + row.names[i] + " = " + row.places[i];
    query.text = "UPDATE core_import SET " + query.text + " WHERE id = " + query.bind(import.id.value);
    query.execute(tx.sql());
}

std::vector<Import> recent_imports(Transaction& tx, Entity const& entity, int limit) {
    Query query;
    auto where = "t.kind = " + query.bind(entity.full_name()) + " AND t.owner_id = " + query.bind(tx.actor().person);
    where += " AND t.state <> 'receiving' ORDER BY t.created_at DESC, t.id DESC LIMIT " + query.bind(std::int64_t{limit});
    return imports(tx, query, where);
}

void remove_import(Transaction& tx, Id<Import> id) {
    forget_findings(tx, id);
    tx.sql().execute("DELETE FROM core_import_row WHERE import = $1", {id.value});
    tx.sql().execute("DELETE FROM core_import WHERE id = $1", {id.value});
}

void add_rows(Transaction& tx, Id<Import> import, std::span<StagedRow const> rows) {
    static std::string const columns[] = {"import", "row_number", "cells"};
    auto const bulk = tx.sql().bulk("core_import_row", columns, "iit");
    auto const id = std::to_string(import.value);
    for (auto const& row : rows) {
        auto const number = std::to_string(row.row), cells = texts_json(row.cells);
        bulk->row(std::array<std::optional<std::string_view>, 3>{id, number, cells});
    }
    bulk->finish();
}

std::vector<StagedRow> rows_after(Transaction& tx, Id<Import> import, std::int64_t after, int limit) {
    std::vector<StagedRow> found;
    auto const rows = tx.sql().query("SELECT row_number, cells FROM core_import_row WHERE import = $1 AND row_number > $2 ORDER BY row_number LIMIT $3",
                                     {import.value, after, std::int64_t{limit}});
    while (rows->next()) found.push_back({rows->integer(0), texts_from_json(rows->text(1))});
    return found;
}

void forget_findings(Transaction& tx, Id<Import> import) {
    tx.sql().execute("DELETE FROM core_import_finding WHERE import = $1", {import.value});
}

void add_findings(Transaction& tx, Id<Import> import, std::span<Finding const> findings) {
    static std::string const columns[] = {"import", "row_number", "outcome", "record", "version", "detail"};
    auto const bulk = tx.sql().bulk("core_import_finding", columns, "iitiit");
    auto const id = std::to_string(import.value);
    for (auto const& each : findings) {
        auto const row = std::to_string(each.row), record = std::to_string(each.record), version = std::to_string(each.version);
        auto const detail = detail_json(each);
        bulk->row(std::array<std::optional<std::string_view>, 6>{id, row, code_of(each.outcome), record, version, detail});
    }
    bulk->finish();
}

void weigh_findings(Transaction& tx) {
    if (!tx.sql().sqlite()) tx.sql().script("ANALYZE core_import_finding; ANALYZE core_import_row");
}

void replace_findings(Transaction& tx, Id<Import> import, std::span<Finding const> findings) {
    for (auto const& each : findings)
        tx.sql().execute("DELETE FROM core_import_finding WHERE import = $1 AND row_number = $2", {import.value, each.row});
    add_findings(tx, import, findings);
}

std::vector<Checked> checked_after(Transaction& tx, Id<Import> import, std::vector<Outcome> const& outcomes, std::int64_t after, int limit) {
    Query query;
    // The cells row by row: where PostgreSQL thinks that an import has few rows, a join would read them all each time.
    query.text = "SELECT f.row_number, f.outcome, f.record, f.version, f.detail, "
                 "(SELECT r.cells FROM core_import_row r WHERE r.import = f.import AND r.row_number = f.row_number) "
                 "FROM core_import_finding f WHERE f.import = " + query.bind(import.value);
    query.text += " AND f.row_number > " + query.bind(after);
    if (!outcomes.empty()) {
        std::vector<std::string> places;
        for (auto const outcome : outcomes) places.push_back(query.bind(std::string(code_of(outcome))));
        query.text += " AND f.outcome IN (" + join(places, ", ") + ")";
    }
    query.text += " ORDER BY f.row_number LIMIT " + query.bind(std::int64_t{limit});
    std::vector<Checked> found;
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        Checked each;
        each.row = {rows->integer(0), texts_from_json(rows->text(5))};
        each.finding = {rows->integer(0), outcome_of(rows->text(1)), rows->integer(2), rows->integer(3), {}, {}};
        read_detail(rows->text(4), each.finding);
        found.push_back(std::move(each));
    }
    return found;
}

void count_findings(Transaction& tx, Import& import) {
    import.new_count = import.changed_count = import.same_count = import.wrong_count = 0;
    auto const rows = tx.sql().query("SELECT outcome, COUNT(*) FROM core_import_finding WHERE import = $1 GROUP BY outcome ORDER BY outcome", {import.id.value});
    while (rows->next()) switch (outcome_of(rows->text(0))) {
            case Outcome::fresh: import.new_count = rows->integer(1); break;
            case Outcome::changed: import.changed_count = rows->integer(1); break;
            case Outcome::same: import.same_count = rows->integer(1); break;
            case Outcome::wrong: import.wrong_count = rows->integer(1); break;
        }
}

std::int64_t sweep_imports(db::Connection& sql, Instant before) {
    auto const when = iso(before);
    auto const old = "SELECT id FROM core_import WHERE created_at < $1";
    sql.execute(std::string("DELETE FROM core_import_finding WHERE import IN (") + old + ")", {std::string_view(when)});
    sql.execute(std::string("DELETE FROM core_import_row WHERE import IN (") + old + ")", {std::string_view(when)});
    return sql.execute("DELETE FROM core_import WHERE created_at < $1 AND state NOT IN ('stored', 'undone')", {std::string_view(when)});
}

}  // namespace ateneu::intake
