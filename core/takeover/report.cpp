#include "core/takeover/report.h"

#include <algorithm>

#include "core/base/json.h"

namespace ateneu::takeover {

ImportError::ImportError(Kind what, std::string in_table, std::int64_t at_line, std::string why)
    : std::runtime_error((in_table.empty() ? "" : "table " + in_table + ", ") + (at_line ? "line " + std::to_string(at_line) + ": " : "") + why),
      kind(what),
      table(std::move(in_table)),
      line(at_line),
      reason(std::move(why)) {}

std::string file_name(std::string const& path) { return path.substr(path.rfind('/') + 1); }

namespace {

std::string padded(std::string text, std::size_t width, bool to_the_right = false) {
    auto const blank = std::string(width - std::min(width, text.size()), ' ');
    return to_the_right ? blank + text : text + blank;
}

std::int64_t left_out_of(ImportReport::Table const& table) { return table.in_dump - table.written - table.merged; }

bool has_merged(ImportReport const& report) {
    return std::any_of(report.tables.begin(), report.tables.end(), [](auto const& table) { return table.merged > 0; });
}

std::string counts(ImportReport const& report) {
    std::size_t width = 5;
    ImportReport::Table all{.name = "all"};
    for (auto const& table : report.tables) {
        width = std::max(width, table.name.size());
        all.in_dump += table.in_dump;
        all.written += table.written;
        all.merged += table.merged;
    }
    bool const merged = has_merged(report);
    std::string out;
    auto const line = [&](std::string name, std::string in_dump, std::string written, std::string there, std::string left) {
        out += padded(std::move(name), width) + padded(std::move(in_dump), 11, true) + padded(std::move(written), 11, true) +
               (merged ? padded(std::move(there), 11, true) : "") + padded(std::move(left), 11, true) + "\n";
    };
    auto const row = [&](ImportReport::Table const& table) {
        line(table.name, std::to_string(table.in_dump), std::to_string(table.written), std::to_string(table.merged), std::to_string(left_out_of(table)));
    };
    line("table", "in dump", "written", "merged", "left out");
    for (auto const& table : report.tables) row(table);
    row(all);
    return out;
}

/// `: 3, 8, 17 …`; the file written by --report names more of them.
std::string some_rows(ImportReport::LeftOut const& left) {
    constexpr std::size_t most = 10;
    std::string out;
    for (std::size_t i = 0; i < std::min(most, left.rows.size()); ++i) out += (i == 0 ? ": " : ", ") + left.rows[i];
    return out + (left.rows.size() > most ? " …" : "");
}

std::string line_of(ImportReport::Table const& table, ImportReport::LeftOut const& each) {
    return "  " + table.name + ": " + std::to_string(each.count) + ", " + each.what + some_rows(each) + "\n";
}

void write(JsonWriter& json, ImportReport::LeftOut const& left) {
    json.begin_object().key("reason").text(left.what);
    json.key("count").number(static_cast<long long>(left.count));
    if (!left.rows.empty()) {
        json.key("rows").begin_array();
        for (auto const& row : left.rows) json.text(row);
        json.end_array();
    }
    json.end_object();
}

void write(JsonWriter& json, char const* name, std::vector<ImportReport::LeftOut> const& list) {
    json.key(name).begin_array();
    for (auto const& each : list) write(json, each);
    json.end_array();
}

void write(JsonWriter& json, ImportReport::Table const& table) {
    json.begin_object().key("name").text(table.name);
    json.key("in_dump").number(static_cast<long long>(table.in_dump));
    json.key("written").number(static_cast<long long>(table.written));
    if (table.merged > 0) json.key("merged").number(static_cast<long long>(table.merged));
    write(json, "left_out", table.left_out);
    if (!table.changed.empty()) write(json, "changed", table.changed);
    json.key("unknown_columns").begin_array();
    for (auto const& column : table.unknown_columns) json.text(column);
    json.end_array().end_object();
}

}  // namespace

std::string text(ImportReport const& report) {
    auto out = report.file + (report.dry_run ? " (dry run: nothing was kept)\n\n" : "\n\n") +
               counts(report);
    std::string left, changed, columns;
    for (auto const& table : report.tables) {
        for (auto const& each : table.left_out) left += line_of(table, each);
        for (auto const& each : table.changed) changed += line_of(table, each);
        for (auto const& column : table.unknown_columns)
            columns += "  " + table.name + "." + column + "\n";
    }
    if (!left.empty()) out += "\nLeft out\n" + left;
    if (!changed.empty()) out += "\nTaken over changed\n" + changed;
    if (!columns.empty()) out += "\nColumns without a field here\n" + columns;
    if (!report.notes.empty()) out += "\nTo know\n";
    for (auto const& note : report.notes) out += "  " + note + "\n";
    return out;
}

std::string json(ImportReport const& report) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("file").text(report.file).key("dry_run").boolean(report.dry_run);
    json.key("tables").begin_array();
    for (auto const& table : report.tables) write(json, table);
    json.end_array().key("notes").begin_array();
    for (auto const& note : report.notes) json.text(note);
    json.end_array().end_object();
    return out;
}

}  // namespace ateneu::takeover
