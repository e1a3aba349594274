#include <algorithm>

#include "apps/workshops/amy/import.h"
#include "core/base/json.h"

namespace ateneu::workshops {

namespace {

std::string padded(std::string text, std::size_t width, bool to_the_right = false) {
    auto const blank = std::string(width - std::min(width, text.size()), ' ');
    return to_the_right ? blank + text : text + blank;
}

std::int64_t left_out_of(ImportReport::Table const& table) { return table.in_dump - table.written; }

std::string line(std::string name, std::size_t width, std::string in_dump, std::string written,
                 std::string left) {
    return padded(std::move(name), width) + padded(std::move(in_dump), 11, true) +
           padded(std::move(written), 11, true) + padded(std::move(left), 11, true) + "\n";
}

std::string counts(ImportReport const& report) {
    std::size_t width = 5;
    ImportReport::Table all{.name = "all"};
    for (auto const& table : report.tables) {
        width = std::max(width, table.name.size());
        all.in_dump += table.in_dump;
        all.written += table.written;
    }
    auto out = line("table", width, "in dump", "written", "left out");
    auto const row = [&](ImportReport::Table const& table) {
        out += line(table.name, width, std::to_string(table.in_dump), std::to_string(table.written),
                    std::to_string(left_out_of(table)));
    };
    for (auto const& table : report.tables) row(table);
    row(all);
    return out;
}

}  // namespace

std::string text(ImportReport const& report) {
    auto out = report.file + (report.dry_run ? " (dry run: nothing was kept)\n\n" : "\n\n") +
               counts(report);
    std::string left, columns;
    for (auto const& table : report.tables) {
        for (auto const& each : table.left_out)
            left += "  " + table.name + ": " + std::to_string(each.count) + ", " + each.what + "\n";
        for (auto const& column : table.unknown_columns)
            columns += "  " + table.name + "." + column + "\n";
    }
    if (!left.empty()) out += "\nLeft out\n" + left;
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
    for (auto const& table : report.tables) {
        json.begin_object().key("name").text(table.name);
        json.key("in_dump").number(static_cast<long long>(table.in_dump));
        json.key("written").number(static_cast<long long>(table.written));
        json.key("left_out").begin_array();
        for (auto const& each : table.left_out) {
            json.begin_object().key("reason").text(each.what);
            json.key("count").number(static_cast<long long>(each.count)).end_object();
        }
        json.end_array().key("unknown_columns").begin_array();
        for (auto const& column : table.unknown_columns) json.text(column);
        json.end_array().end_object();
    }
    json.end_array().key("notes").begin_array();
    for (auto const& note : report.notes) json.text(note);
    json.end_array().end_object();
    return out;
}

}  // namespace ateneu::workshops
