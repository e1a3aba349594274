#include "apps/timebank/petition.h"

#include "apps/timebank/timeoverflow/taking.h"
#include "domain/people/person.h"

namespace ateneu::timebank::timeoverflow {

namespace {

constexpr auto table = "petitions";

std::optional<PetitionState> state_of(Row const& row) {
    constexpr std::pair<char const*, PetitionState> all[] = {{"0", PetitionState::pending}, {"1", PetitionState::accepted}, {"2", PetitionState::declined},
                                                             {"pending", PetitionState::pending}, {"accepted", PetitionState::accepted}, {"declined", PetitionState::declined}};
    auto const status = row.text("status");
    // Unless said otherwise it waits (spec 2.6).
    if (status.empty()) return PetitionState::pending;
    for (auto const& [code, state] : all)
        if (status == code) return state;
    return {};
}

/// Bank and person of those that wait.
std::set<std::pair<std::int64_t, std::int64_t>> waiting(db::Connection& sql) {
    std::set<std::pair<std::int64_t, std::int64_t>> all;
    auto const rows = sql.query(R"(SELECT "bank", "person" FROM "timebank_petition" WHERE "decided_at" IS NULL)");
    while (rows->next()) all.emplace(rows->integer(0), rows->integer(1));
    return all;
}

}  // namespace

void take_petitions(Taking& taking) {
    auto pending = waiting(taking.sql);
    auto const take = [&](Row const& row) {
        if (taking.brought(table, row)) return;
        auto const state = state_of(row);
        auto const person = taking.people.find(row.integer("user_id").value_or(0));
        auto const place = taking.places.find(row.integer("organization_id").value_or(0));
        if (!state) return taking.tally.left_out(table, "neither waiting nor answered", row.key());
        if (person == taking.people.end()) return taking.tally.left_out(table, "of a user who isn't in the dump", row.key());
        if (place == taking.places.end()) return taking.tally.left_out(table, "to a bank that isn't in the dump", row.key());
        Petition petition{.bank = place->second.id, .person = {person->second}, .state = *state, .asked_at = row.moment("created_at").value_or(taking.options.now)};
        if (*state != PetitionState::pending) petition.decided_at = row.moment("updated_at").value_or(petition.asked_at);
        // TB-R52: one that waits at most.
        if (!petition.decided_at && !pending.emplace(petition.bank.value, petition.person.value).second) return taking.tally.left_out(table, "another one of the same person waits there", row.key());
        taking.remember(table, row, Petition::entity(), taking.batch.add(petition));
        taking.tally.written(table);
    };
    in_parts(taking.sql, table, [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) take(row);
        taking.batch.write();
    });
}

}  // namespace ateneu::timebank::timeoverflow
