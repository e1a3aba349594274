#include "core/store/merge.h"
#include "core/store/undo.h"
#include "tests/contract/filling.h"

namespace ateneu::contract {

class Merging : public House {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Merging, tests::both_databases(), tests::dialect_name);

namespace {

bool may_be_merged(Entity const& entity) {
    return entity.guard != Guard::kept && !entity.permanent && !entity.append_only && entity.facet_of.empty() && entity.parent.empty() && !entity.internal;
}

/// Children that went away and came back have a version that nobody has seen; all else is as it was.
Value without_versions(Value value) {
    if (auto* records = std::get_if<Records>(&value))
        for (auto& record : *records) record.version = 0;
    return value;
}

}  // namespace

/// Two records of any kind become one, and two again.
TEST_P(Merging, OfAnyTwoRecordsAndBack) {
    int merged = 0;
    auto root = inside("root");
    for (auto const* entity : site().registry().entities()) {
        if (!may_be_merged(*entity)) continue;
        SCOPED_TRACE(entity->full_name());
        MergeChoices choices;
        as_program([&](Transaction& tx) {
            Maker maker(tx);
            choices.left = maker.store(*entity);
            choices.right = maker.store(*entity);
            return 0;
        });
        Record const first = *stored(*entity, choices.left), second = *stored(*entity, choices.right);
        std::int64_t change_set = 0;
        auto const written = as_program([&](Transaction& tx) {
            auto const done = merge(tx, *entity, choices);
            if (done) change_set = tx.change_set();
            return done;
        });
        // A rule may forbid the mixture of two made records; then nothing was written.
        if (!written) {
            EXPECT_EQ(written.outcome, Written::Outcome::problems) << written.refusal.code;
            EXPECT_TRUE(stored(*entity, choices.right));
            continue;
        }
        ++merged;
        EXPECT_FALSE(stored(*entity, choices.right));
        auto const gone = "/api" + entity->address(choices.right);
        auto const led = root.api("GET", gone + "?fields=id");
        EXPECT_EQ(led.status, 301);
        EXPECT_EQ(led.location(), "/api" + entity->address(choices.left) + "?fields=id");
        EXPECT_EQ(root.api("PATCH", gone, "{}", {{"if-match", "*"}}).status, 409) << "whoever sent it hasn't looked at the survivor";
        EXPECT_EQ(root.api("DELETE", gone, "", {{"if-match", "*"}}).status, 409);
        auto const undone = as_program([&](Transaction& tx) { return undo(tx, change_set); });
        ASSERT_TRUE(undone) << undone.refusal.code << (undone.clashes.empty() ? "" : undone.clashes.front().kind + " " + undone.clashes.front().field + " " + undone.clashes.front().code);
        auto const again = stored(*entity, choices.right);
        ASSERT_TRUE(again);
        for (std::size_t i = 0; i < entity->fields.size(); ++i)
            EXPECT_EQ(without_versions(again->values[i]), without_versions(second.values[i])) << entity->fields[i].name;
        auto const survivor = stored(*entity, choices.left);
        for (std::size_t i = 0; i < entity->fields.size(); ++i)
            if (entity->fields[i].options.stamp == Stamp::none && !entity->fields[i].is_children()) {
                EXPECT_EQ(survivor->values[i], first.values[i]) << entity->fields[i].name;
            }
    }
    EXPECT_GT(merged, 10);
}

/// Old addresses lead on; a merge of one with itself is told so.
TEST_P(Merging, LeadsOldAddressesOn) {
    auto root = inside("root");
    auto const* entity = site().registry().find("specimen.tag");
    auto const both = as_program([&](Transaction& tx) {
        Maker maker(tx);
        return std::pair{maker.store(*entity), maker.store(*entity)};
    });
    auto const left = both.first, right = both.second;
    auto const address = entity->address() + "/merge";
    EXPECT_EQ(root.get(address + "?left=" + std::to_string(left) + "&right=" + std::to_string(right)).status, 200);
    EXPECT_EQ(root.get(address + "?left=" + std::to_string(left) + "&right=" + std::to_string(left)).status, 200);
    EXPECT_EQ(root.get(entity->address() + "/duplicates").status, 200);
    auto const version = [&](std::int64_t id) { return std::to_string(stored(*entity, id)->version); };
    std::vector<std::pair<std::string, std::string>> const form{{"csrf", root.csrf()}, {"left", std::to_string(left)}, {"right", std::to_string(right)}, {"left_version", version(left)}, {"right_version", version(right)}};
    auto stale = form;
    stale[3].second = "999";
    EXPECT_EQ(root.post(address, stale).status, 409);
    EXPECT_EQ(root.post(address, form).status, 303);
    EXPECT_EQ(root.get(entity->address(right)).status, 301);
    EXPECT_EQ(root.get(entity->address(left) + "/history").status, 200);
    auto const set = as_program([&](Transaction& tx) { return *tx.sql().integer("SELECT MAX(change_set) FROM core_merged"); });
    auto const change = "/changes/" + std::to_string(set);
    EXPECT_EQ(root.get(change).status, 200);
    EXPECT_EQ(root.get(change + "/undo").status, 200);
    auto other = inside("other");
    EXPECT_EQ(other.get(address + "?left=1&right=2").status, 403);
    EXPECT_NE(other.post(change + "/undo", {{"csrf", other.csrf()}}).status, 303);
    EXPECT_EQ(root.post(change + "/undo", {{"csrf", root.csrf()}}).status, 303);
    EXPECT_EQ(root.get(entity->address(right)).status, 200);
}

}  // namespace ateneu::contract
