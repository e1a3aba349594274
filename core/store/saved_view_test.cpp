#include "core/store/saved_view.h"

#include "core/store/bulk_run.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

class Views : public House {
protected:
    Views() {
        for (auto const* name : {"Ana", "Ben", "Eva"}) add(people::TestPerson{.name = name});
    }
    static Entity const& list() { return Member::entity(); }
    static Actor ana() { return member_with({"specimen.member.view"}, 1); }
    static Actor ben() { return member_with({"specimen.member.view", "specimen.member.change"}, 2); }

    Written save(Actor const& actor, SavedView const& view) {
        return as(actor, [&](Transaction& tx) { return save_view(tx, list(), view); });
    }
    std::vector<std::string> names(Actor const& actor) {
        std::vector<std::string> all;
        for (auto const& view : as(actor, [&](Transaction& tx) { return views_of(tx, list()); })) all.push_back(view.name);
        return all;
    }
    std::optional<SavedView> view(Actor const& actor, std::int64_t id) {
        return as(actor, [&](Transaction& tx) { return find_view(tx, list(), id); });
    }
    std::string first(Actor const& actor) {
        auto const view = as(actor, [&](Transaction& tx) { return default_view(tx, list()); });
        return view ? view->name : "";
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Views, tests::both_databases(), tests::dialect_name);

TEST_P(Views, AreTheirOwnersUntilTheyAreShared) {
    save(ana(), {.name = "Nearby", .address = "branch=1"});
    auto const shared = save(ben(), {.name = "Heads", .address = "is_head=1", .shared = true});
    EXPECT_TRUE(shared) << told(shared);
    EXPECT_EQ(names(ana()), (std::vector<std::string>{"Heads", "Nearby"}));
    EXPECT_EQ(names(ben()), std::vector<std::string>{"Heads"});
    // Another list has none of them.
    EXPECT_TRUE(as(ana(), [&](Transaction& tx) { return views_of(tx, Item::entity()); }).empty());
}

TEST_P(Views, AreSharedByWhoeverMayChangeTheRecords) {
    EXPECT_EQ(save(ana(), {.name = "Mine", .shared = true}).refusal.code, "no_permission");
    EXPECT_TRUE(save(ben(), {.name = "Ours", .shared = true}));
}

TEST_P(Views, AreChangedByTheirOwnerAndTheirRightsAreAskedAgain) {
    auto const written = save(ben(), {.name = "Ours", .address = "q=a", .shared = true});
    auto seen = *view(ana(), written.id);
    seen.name = "Stolen";
    EXPECT_EQ(save(ana(), seen).refusal.code, "no_permission");
    EXPECT_EQ(as(ana(), [&](Transaction& tx) { return remove_view(tx, seen); }).refusal.code, "no_permission");
    seen.address = "q=b";
    EXPECT_TRUE(save(ben(), seen));
    auto const changed = view(ana(), written.id);
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->address, "q=b");
    EXPECT_EQ(changed->owner.id, 2);
    EXPECT_TRUE(as(superuser(3), [&](Transaction& tx) { return remove_view(tx, seen); }));
    EXPECT_TRUE(names(ana()).empty());
}

TEST_P(Views, HaveANameThatTheirOwnerKnowsThemBy) {
    save(ana(), {.name = "Nearby"});
    EXPECT_EQ(codes(save(ana(), {.name = " "})), std::vector<std::string>{"name required"});
    EXPECT_EQ(codes(save(ana(), {.name = "nearbý"})), std::vector<std::string>{"name taken"});
    EXPECT_TRUE(save(ben(), {.name = "Nearby"}));
}

TEST_P(Views, OpenAListForOnePerson) {
    auto const written = save(ben(), {.name = "Ours", .shared = true});
    auto const choose = [&](Actor const& actor, std::optional<std::int64_t> id) {
        as(actor, [&](Transaction& tx) { return set_default_view(tx, list(), id ? std::optional(Id<SavedView>{*id}) : std::nullopt), 0; });
    };
    choose(ana(), written.id);
    EXPECT_EQ(first(ana()), "Ours");
    EXPECT_EQ(first(ben()), "");
    // Once it is no longer shared, the list opens as it always did.
    auto ours = *view(ben(), written.id);
    ours.shared = false;
    EXPECT_TRUE(save(ben(), ours));
    EXPECT_EQ(first(ana()), "");
    choose(ana(), {});
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_default_view"), 0);
}

TEST_P(Views, GoWithTheirDefaults) {
    auto const written = save(ben(), {.name = "Ours", .shared = true});
    as(ana(), [&](Transaction& tx) { return set_default_view(tx, list(), Id<SavedView>{written.id}), 0; });
    as(ben(), [&](Transaction& tx) { return remove_view(tx, *find_view(tx, list(), written.id)); });
    EXPECT_EQ(number("SELECT COUNT(*) FROM core_default_view"), 0);
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Views, KeepWhatBecameOfADeedForWhoDidItAMonthLong) {
    BulkResult result{.rows = {{.id = 3}, {RowOutcome::What::refused, 4, {{"", N_("No"), "no"}}}}, .change_set = 9};
    auto const keep = [&] { return as(ana(), [&](Transaction& tx) { return keep_run(tx, list(), "edit", result, [](auto const&) { return "Not\tthis\none"; }); }); };
    auto const id = keep();
    auto const find = [&](Actor const& actor) { return as(actor, [&](Transaction& tx) { return find_run(tx, list(), id); }); };
    auto const run = find(ana());
    ASSERT_TRUE(run);
    EXPECT_EQ(run->change_set, 9);
    auto const rows = ateneu::rows_of(*run);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].what, RowOutcome::What::done);
    EXPECT_EQ(rows[1].id, 4);
    EXPECT_EQ(rows[1].reason, "Not this one");
    EXPECT_FALSE(find(ben()));
    EXPECT_FALSE(find(superuser(3)));
    now.micros += std::int64_t{31} * 86'400 * 1'000'000;
    keep();
    EXPECT_FALSE(find(ana()));
}

}  // namespace
}  // namespace ateneu::specimen
