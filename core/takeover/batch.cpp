#include "core/takeover/batch.h"

#include <algorithm>

#include "core/base/result.h"
#include "core/entity/query.h"
#include "core/takeover/record_writer.h"

namespace ateneu::takeover {

namespace {

constexpr std::int64_t keys_at_once = 1000;

/// Also after what was deleted: its history must not become somebody else's.
std::int64_t first_free(db::Connection& sql, std::string const& table) {
    auto const highest = sql.integer("SELECT MAX(\"id\") FROM " + quoted(table)).value_or(0);
    return std::max(highest, sql.integer("SELECT seq FROM sqlite_sequence WHERE name = $1", {table}).value_or(0)) + 1;
}

}  // namespace

std::int64_t NewKeys::next(Entity const& entity) {
    auto& held = held_[&entity];
    if (sql_.sqlite()) {
        if (held.next == 0) held.next = first_free(sql_, entity.table());
        return held.next++;
    }
    if (held.given.empty()) {
        auto const rows = sql_.query("SELECT nextval(pg_get_serial_sequence($1, 'id')) FROM generate_series(1, $2::integer)", {quoted(entity.table()), keys_at_once});
        while (rows->next()) held.given.push_back(rows->integer(0));
        must(!held.given.empty(), "a table without keys");
        std::reverse(held.given.begin(), held.given.end());
    }
    auto const key = held.given.back();
    held.given.pop_back();
    return key;
}

void Batch::put(Entity const& entity, Record record) {
    auto part = std::find_if(parts_.begin(), parts_.end(), [&](Part const& known) { return known.entity == &entity; });
    if (part == parts_.end()) part = parts_.insert(parts_.end(), {&entity, {}});
    part->records.push_back(std::move(record));
    turns_.push_back(static_cast<std::size_t>(part - parts_.begin()));
}

void Batch::write() {
    if (sql_.sqlite()) write_in_turn();
    else write_by_kind();
    for (auto& part : parts_) part.records.clear();
    turns_.clear();
}

void Batch::write_by_kind() {
    for (auto const& [entity, records] : parts_) {
        if (records.empty()) continue;
        RecordWriter writer(sql_, *entity);
        for (auto const& record : records) writer.write(record);
        writer.finish();
    }
    // What waits for the commit is asked now: it neither piles up nor is heard of late.
    sql_.script("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED");
}

void Batch::write_in_turn() {
    std::vector<std::unique_ptr<RecordWriter>> writers;
    for (auto const& part : parts_) writers.push_back(part.records.empty() ? nullptr : std::make_unique<RecordWriter>(sql_, *part.entity));
    std::vector<std::size_t> next(parts_.size());
    for (auto const turn : turns_) writers[turn]->write(parts_[turn].records[next[turn]++]);
    for (auto const& writer : writers)
        if (writer) writer->finish();
}

}  // namespace ateneu::takeover
