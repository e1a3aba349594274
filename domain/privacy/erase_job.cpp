#include "domain/privacy/erase_job.h"

#include <filesystem>
#include <map>

#include "core/base/log.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/html/show.h"
#include "core/jobs/queue.h"
#include "core/webhooks/deliver.h"

namespace ateneu::privacy {

using people::Person;

namespace {

void finish(Transaction& tx, Erasure& erasure, ErasureState state, std::string outcome) {
    Transaction::Deed const deed(tx);
    erasure.state = state;
    erasure.outcome = std::move(outcome);
    if (state == ErasureState::done) erasure.done_at = tx.now();
    must(static_cast<bool>(tx.change(Erasure::entity(), to_record(Erasure::entity(), &erasure))), "an erasure can't be written");
}

/// The erasure itself, told to who listens. What is read back is what is stored: erasing may have touched its own record.
EraseResult carry_out(Transaction& tx, Erasure erasure, std::function<void(std::int64_t, std::int64_t)> const& progress) {
    auto result = erase_person(tx, erasure.person, progress);
    if (auto now = tx.read(erasure.id)) finish(tx, *now, ErasureState::done, outcome_text({tx.actor().tongue}, result));
    webhooks::announce_event(tx, "people.person.erased", {Person::entity().full_name(), erasure.person.value});
    return result;
}

void take_files_away(std::string const& folder, std::vector<std::string> const& files) {
    std::error_code ignored;
    for (auto const& file : files) std::filesystem::remove(folder + "/exports/" + file + ".zip", ignored);
}

/// Why it can't be carried out after all; then that is what stands in its record.
bool is_refused(jobs::Run& run, Id<Erasure> id) {
    bool refused = false;
    run.write([&](Transaction& tx) {
        auto erasure = tx.read(id);
        if (!erasure || erasure->state != ErasureState::approved) {
            refused = true;
            return;
        }
        if (auto const why = why_not(tx, erasure->person)) {
            refused = true;
            finish(tx, *erasure, ErasureState::failed, translate(tx.actor().tongue, why->message));
        }
    });
    return refused;
}

}  // namespace

std::string outcome_text(Say const& say, EraseResult const& result) {
    std::map<std::pair<Fate, Entity const*>, std::int64_t> counts;
    for (auto const& part : result.parts) counts[{part.fate, part.entity}] += std::ssize(part.ids);
    std::vector<std::string> lines;
    for (auto const& [what, count] : counts) {
        auto const* text = what.first == Fate::removed ? N_("{records}: {count} taken away") : what.first == Fate::anonymised ? N_("{records}: {count} anonymised")
                           : what.first == Fate::kept ? N_("{records}: {count} kept") : N_("{records}: {count} that only name them, kept");
        lines.push_back(say.t({text, {{"records", say.t(what.second->plural_label)}, {"count", number_text(say, count)}}}));
    }
    lines.push_back(say.t({N_("History: {count} entries without their values"), {{"count", number_text(say, result.history)}}}));
    lines.push_back(say.t({N_("Records of others that held an address: {count}"), {{"count", number_text(say, result.mentions)}}}));
    lines.push_back(say.t({N_("Rows that the program keeps for itself: {count}"), {{"count", number_text(say, result.technical)}}}));
    return join(lines, "\n");
}

std::string key_of(Id<Erasure> erasure) { return "erase-" + std::to_string(erasure.value); }

void order_erasing(Transaction& tx, Id<Erasure> erasure, bool for_program) {
    Say const say{tx.actor().tongue};
    jobs::order(tx, {.kind = std::string(erase_kind), .title = say.t({N_("Erasure {number}"), {{"number", std::to_string(erasure.value)}}}), .parameters = R"({"erasure":)" + std::to_string(erasure.value) + "}",
                     .key = key_of(erasure), .address = Erasure::entity().address(erasure.value), .for_program = for_program});
}

void run_erasing(jobs::Run& run, Suppression const& suppression, std::string const& folder) {
    Id<Erasure> const id{parse_integer(run.parameter("erasure")).value_or(0)};
    if (is_refused(run, id)) return;
    EraseResult result;
    // Into the list first: what is decided must not come back from a backup, even where the server dies at the next line.
    run.read([&](Transaction& tx) {
        auto const erasure = tx.read(id);
        auto const person = tx.read(erasure->person);
        must(person.has_value(), "the person to be erased isn't there");
        suppression.add(person->id, person->created_at, run.now());
    });
    run.write([&](Transaction& tx) {
        auto const erasure = tx.read(id);
        if (!erasure || erasure->state != ErasureState::approved) return;
        result = carry_out(tx, *erasure, [&](std::int64_t done, std::int64_t total) { run.progress(done, total); });
    });
    take_files_away(folder, result.files);
    log_info("person.erased", {{"erasure", id.value}});
}

int replay_erasures(db::Database& database, Registry const& registry, std::span<Reaction const> reactions, Suppression const& suppression, Instant now) {
    std::vector<Id<Person>> again;
    {
        auto const work = database.begin(db::Database::Mode::read);
        again = suppression.to_erase_again(work->connection());
    }
    auto const program = the_program();
    for (auto const person : again)
        database.transact(db::Database::Mode::write, [&](db::Connection& sql) {
            Transaction tx(sql, registry, reactions, program, now, {.door = "command"});
            auto const written = tx.add(Erasure{.person = person, .state = ErasureState::approved, .reason = "Erased before; came back with a backup.", .asked_at = now});
            must(static_cast<bool>(written), "an erasure can't be written");
            auto const erasure = tx.read(Id<Erasure>{written.id});
            carry_out(tx, *erasure, [](std::int64_t, std::int64_t) {});
        });
    return static_cast<int>(again.size());
}

}  // namespace ateneu::privacy
