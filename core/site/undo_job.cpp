#include "core/site/undo_job.h"

#include "core/base/text.h"
#include "core/store/change_set.h"

namespace ateneu {

namespace {

constexpr std::int64_t most_rows_at_once = 2000;

/// The first thing in the way; the page of the change set tells what it can of the others.
Message why(Registry const& registry, Tongue const& tongue, Undone const& undone) {
    auto const& clash = undone.clashes.front();
    auto const* entity = registry.find(clash.kind);
    auto record = entity ? translate(tongue, Message(entity->label)) : clash.kind;
    if (clash.record) record += " · " + (clash.title.empty() ? "#" + std::to_string(clash.record) : clash.title);
    return {N_("Nothing was undone, something stands in the way. {record}: {reason}"), {{"record", record}, {"reason", reason_of(tongue, clash)}}};
}

}  // namespace

bool is_long_undo(Transaction& tx, std::int64_t change_set) {
    auto const set = change_set_of(tx, change_set);
    return set && !set->undone_by && rows_of_change_set(tx, change_set, most_rows_at_once + 1) > most_rows_at_once;
}

Id<jobs::Job> order_undo(Transaction& tx, std::int64_t change_set, std::string const& title) {
    auto const number = std::to_string(change_set);
    return jobs::order(tx, {.kind = std::string(undo_kind), .title = title, .parameters = R"({"change_set":)" + number + "}", .key = "undo-" + number, .address = "/changes/" + number});
}

void run_undo(jobs::Run& run) {
    auto const change_set = parse_integer(run.parameter("change_set")).value_or(0);
    Undone undone;
    run.write([&](Transaction& tx) {
        auto const total = rows_of_change_set(tx, change_set, INT64_MAX);
        undone = undo(tx, change_set, [&](std::int64_t done) { run.progress(done, total); });
    });
    // A run before this one may have got no further than to commit.
    if (undone.refusal.code == "undone_already") return;
    if (!undone.refusal.code.empty()) throw jobs::Failed(undone.refusal.message);
    if (!undone) throw jobs::Failed(why(run.registry(), run.actor().tongue, undone));
    run.set_address("/changes/" + std::to_string(undone.change_set));
}

}  // namespace ateneu
