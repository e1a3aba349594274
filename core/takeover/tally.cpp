#include "core/takeover/tally.h"

#include <algorithm>

#include "core/base/result.h"

namespace ateneu::takeover {

ImportReport::Table& Tally::of(std::string_view table) {
    auto const found = tables_.find(table);
    if (found != tables_.end()) return found->second;
    auto& made = tables_[std::string(table)];
    made.name = table;
    return made;
}

namespace {

void add(std::vector<ImportReport::LeftOut>& list, std::string_view reason, std::string_view row) {
    auto each = std::find_if(list.begin(), list.end(), [&](auto const& known) { return known.what == reason; });
    if (each == list.end()) each = list.insert(list.end(), {std::string(reason)});
    ++each->count;
    if (!row.empty() && each->rows.size() < ImportReport::most_rows) each->rows.emplace_back(row);
}

}  // namespace

void Tally::left_out(std::string_view table, std::string_view reason, std::string_view row) { add(of(table).left_out, reason, row); }

void Tally::changed(std::string_view table, std::string_view how, std::string_view row) { add(of(table).changed, how, row); }

void Tally::unknown_columns(std::string_view table, std::vector<std::string> const& columns) {
    auto& known = of(table).unknown_columns;
    for (auto const& column : columns)
        if (std::find(known.begin(), known.end(), column) == known.end()) known.push_back(column);
}

void Tally::finish(ImportReport& report) {
    for (auto& [name, table] : tables_) {
        auto counted = table.written + table.merged;
        for (auto const& each : table.left_out) counted += each.count;
        must(counted == table.in_dump, "a row is neither written, merged nor left out");
        report.tables.push_back(std::move(table));
    }
    report.notes = std::move(notes_);
    for (auto const& [what, count] : counts_) report.notes.push_back(what + ": " + std::to_string(count));
}

}  // namespace ateneu::takeover
