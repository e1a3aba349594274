// Rights that hold in one branch alone, through everything that store reads and writes.
#include <random>

#include "core/store/batch.h"
#include "core/store/bulk.h"
#include "core/store/duplicates.h"
#include "core/store/find.h"
#include "core/store/merge.h"
#include "core/store/undo.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

using Codes = std::vector<std::string>;
using Permissions = std::set<std::string, std::less<>>;

class Roles : public House {
protected:
    static constexpr std::int64_t person = 9;

    static ScopedRole role(Id<Branch> branch, Permissions permissions) { return {{"specimen.branch", branch.value}, std::move(permissions)}; }
    static Permissions all_of_bookings() { return {"specimen.booking.view", "specimen.booking.add", "specimen.booking.change", "specimen.booking.delete"}; }
    /// Looks after the bookings of these branches; members and things are open to them everywhere.
    static Actor keeper(std::vector<Id<Branch>> const& branches, Permissions everywhere = {}) {
        everywhere.insert({"specimen.member.view", "specimen.item.view"});
        auto actor = member_with(std::move(everywhere), person);
        for (auto const branch : branches) actor.roles.push_back(role(branch, all_of_bookings()));
        return actor;
    }
    /// Sees every booking and looks after those of these branches.
    static Actor far_seeing(std::vector<Id<Branch>> const& branches) { return keeper(branches, {"specimen.booking.view"}); }

    Booking booking(Id<Branch> branch, Id<Member> whose = {}) {
        return {.branch = branch, .member = whose.value ? whose : ana, .item = item("thing" + std::to_string(++things)), .day = today};
    }
    Written write_as(Actor const& actor, Booking const& value, Record const* stored = nullptr) {
        auto record = to_record(Booking::entity(), &value);
        record.version = stored ? stored->version : 0;
        return as(actor, [&](Transaction& tx) { return value.id.value ? tx.change(Booking::entity(), record) : tx.add(Booking::entity(), record); });
    }
    Written change(Actor const& actor, Id<Booking> id, std::string_view field, Value value) {
        auto changed = record(Booking::entity(), id.value);
        at<Booking>(changed, field) = std::move(value);
        return as(actor, [&](Transaction& tx) { return tx.change(Booking::entity(), changed); });
    }
    Written remove(Actor const& actor, Id<Booking> id) {
        auto const version = record(Booking::entity(), id.value).version;
        return as(actor, [&](Transaction& tx) { return tx.remove(Booking::entity(), id.value, version); });
    }
    Keys seen(Actor const& actor) {
        return as(actor, [&](Transaction& tx) {
            Keys ids;
            auto const page = list(tx, {.entity = &Booking::entity()});
            EXPECT_EQ(page.total, std::ssize(page.records));
            for (auto const& each : page.records) ids.push_back(each.id);
            std::sort(ids.begin(), ids.end());
            return ids;
        });
    }
    template <class Deed>
    std::int64_t changing(Deed const& deed) {
        now = {now.micros + 1'000'000};
        return as(the_program(), [&](Transaction& tx) {
            deed(tx);
            return tx.change_set();
        });
    }
    std::string undo_as(Actor const& actor, std::int64_t set) {
        now = {now.micros + 1'000'000};
        auto const undone = as(actor, [&](Transaction& tx) { return undo(tx, set); });
        return undone ? "ok" : undone.clashes.empty() ? undone.refusal.code : undone.clashes.front().code;
    }

    int things = 0;
    Id<Branch> gracia = add(Branch{.code = {"gr"}, .name = "Gràcia"}), sants = add(Branch{.code = {"sa"}, .name = "Sants"});
    Id<Member> ana = member("Ana"), ben = member("Ben");
    Id<Booking> here = add(booking(gracia)), there = add(booking(sants));
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Roles, tests::both_databases(), tests::dialect_name);

TEST_P(Roles, ShowTheRowsOfTheirScopeAlone) {
    EXPECT_EQ(seen(keeper({})), Keys{});
    EXPECT_EQ(seen(keeper({gracia})), Keys{here.value});
    EXPECT_EQ(seen(keeper({gracia, sants})), (Keys{here.value, there.value}));
    EXPECT_EQ(seen(far_seeing({})), (Keys{here.value, there.value}));
    as(keeper({gracia}), [&](Transaction& tx) {
        EXPECT_TRUE(tx.find(Booking::entity(), here.value));
        EXPECT_FALSE(tx.find(Booking::entity(), there.value));
        EXPECT_EQ(titles(tx, Booking::entity(), {here.value, there.value}).size(), 1u);
        ListQuery related{.entity = &Booking::entity()};
        related.within = {Booking::entity().find("member"), ana.value};
        EXPECT_EQ(count(tx, related), 1);
        Entity const* const kinds[] = {&Booking::entity()};
        EXPECT_EQ(find_number(tx, kinds, there.value).size(), 0u);
        EXPECT_EQ(find_number(tx, kinds, here.value).size(), 1u);
        return 0;
    });
}

TEST_P(Roles, StandBesideWhatIsOnesOwn) {
    auto const me = member("Me", person);
    auto const own = add(booking(sants, me));
    EXPECT_EQ(seen(keeper({})), Keys{own.value});
    EXPECT_EQ(seen(keeper({gracia})), (Keys{here.value, own.value}));
    EXPECT_EQ(change(keeper({gracia}), own, "returned_on", std::int64_t{today.days}).refusal.code, "no_permission") << "seen, not looked after";
}

TEST_P(Roles, AddInTheirScopeAlone) {
    auto const who = keeper({gracia});
    EXPECT_TRUE(write_as(who, booking(gracia)));
    EXPECT_EQ(codes(write_as(who, booking(sants))), Codes{"branch no_permission"});
    EXPECT_EQ(codes(write_as(who, booking({}))), Codes{"branch required"});
    EXPECT_EQ(write_as(keeper({}), booking(gracia)).refusal.code, "no_permission");
    auto const first = booking(gracia), second = booking(sants);
    auto const both = as(who, [&](Transaction& tx) {
        Batch batch(tx, Booking::entity());
        std::vector<Incoming> all{{to_record(Booking::entity(), &first)}, {to_record(Booking::entity(), &second)}};
        return batch.check(all);
    });
    EXPECT_EQ(codes(both[0]), Codes{});
    EXPECT_EQ(codes(both[1]), Codes{"branch no_permission"});
}

TEST_P(Roles, ChangeAndDeleteInTheirScopeAlone) {
    auto const returned = Value{std::int64_t{today.days}};
    EXPECT_EQ(change(keeper({gracia}), there, "returned_on", returned).outcome, Written::Outcome::gone) << "not to be seen";
    EXPECT_EQ(change(far_seeing({gracia}), there, "returned_on", returned).refusal.code, "no_permission");
    EXPECT_TRUE(change(far_seeing({gracia}), here, "returned_on", returned));
    EXPECT_EQ(remove(keeper({gracia}), there).outcome, Written::Outcome::gone);
    EXPECT_EQ(remove(far_seeing({gracia}), there).refusal.code, "no_permission");
    EXPECT_TRUE(remove(keeper({gracia}), here));
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Roles, MoveARecordOnlyBetweenScopesThatTheyLookAfter) {
    EXPECT_EQ(codes(change(keeper({gracia}), here, "branch", sants.value)), Codes{"branch no_permission"});
    EXPECT_EQ(codes(change(far_seeing({gracia}), here, "branch", sants.value)), Codes{"branch no_permission"}) << "beside the field";
    EXPECT_EQ(change(far_seeing({gracia}), there, "branch", gracia.value).refusal.code, "no_permission") << "nor taken from elsewhere";
    EXPECT_TRUE(change(keeper({gracia, sants}), here, "branch", sants.value));
    EXPECT_EQ(stored(here).branch, sants);
    EXPECT_TRUE(change(keeper({}, {"specimen.booking.view", "specimen.booking.change"}), here, "branch", gracia.value)) << "everywhere is everywhere";
}

TEST_P(Roles, EditManyWhereTheyMay) {
    auto const edit = [&](Actor const& actor, std::string_view field, Value value) {
        return as(actor, [&](Transaction& tx) {
            FieldEdit const edits[] = {{Booking::entity().find(field), FieldEdit::How::set, std::move(value)}};
            Chosen const rows[] = {{here.value, 1}, {there.value, 1}};
            Codes told;
            for (auto const& row : edit_each(tx, Booking::entity(), rows, edits).rows) told.push_back(row.reasons.empty() ? "done" : row.reasons.front().field + row.reasons.front().code);
            return told;
        });
    };
    EXPECT_EQ(edit(keeper({gracia}), "member", ben.value), (Codes{"done", "gone"}));
    run("UPDATE specimen_booking SET version = 1");
    EXPECT_EQ(edit(far_seeing({gracia}), "member", ana.value), (Codes{"done", "no_permission"}));
    run("UPDATE specimen_booking SET version = 1");
    EXPECT_EQ(edit(far_seeing({gracia}), "branch", sants.value), (Codes{"branchno_permission", "no_permission"}));
    EXPECT_EQ(edit(keeper({gracia, sants}), "branch", sants.value), (Codes{"done", "done"}));
}

TEST_P(Roles, TakeBackWhatHappenedInTheirScope) {
    auto const set_member = [&](Transaction& tx, Id<Booking> id) {
        auto changed = *tx.read(Booking::entity(), id.value);
        at<Booking>(changed, "member") = ben.value;
        ASSERT_TRUE(tx.change(Booking::entity(), changed));
    };
    auto const both = changing([&](Transaction& tx) { set_member(tx, here), set_member(tx, there); });
    EXPECT_EQ(undo_as(keeper({gracia}), both), "gone");
    EXPECT_EQ(undo_as(far_seeing({gracia}), both), "no_permission");
    EXPECT_EQ(stored(here).member, ben) << "all or nothing";
    EXPECT_EQ(undo_as(keeper({gracia, sants}), both), "ok");
    auto const fresh = booking(gracia);
    auto const added = changing([&](Transaction& tx) { tx.add(fresh); });
    EXPECT_EQ(undo_as(far_seeing({sants}), added), "no_permission");
    EXPECT_EQ(undo_as(keeper({gracia}), added), "ok");
    auto const removed = changing([&](Transaction& tx) { tx.remove(Booking::entity(), here.value, 0); });
    EXPECT_EQ(undo_as(far_seeing({sants}), removed), "no_permission");
    EXPECT_EQ(undo_as(keeper({gracia}), removed), "ok");
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Roles, TakeBackAMoveOnlyWhereTheyMayMove) {
    auto const moved = changing([&](Transaction& tx) {
        auto changed = *tx.read(Booking::entity(), here.value);
        at<Booking>(changed, "branch") = sants.value;
        ASSERT_TRUE(tx.change(Booking::entity(), changed));
    });
    EXPECT_EQ(undo_as(keeper({gracia}), moved), "gone");
    EXPECT_EQ(undo_as(far_seeing({gracia}), moved), "no_permission") << "out of Sants";
    EXPECT_EQ(undo_as(keeper({sants}), moved), "no_permission") << "into Gràcia";
    EXPECT_EQ(undo_as(keeper({gracia, sants}), moved), "ok");
}

TEST_P(Roles, MergeWhatTheyLookAfter) {
    auto const second = add(booking(gracia, ben));
    auto const merge_as = [&](Actor const& actor, Id<Booking> left, Id<Booking> right) {
        auto const version = [&](Id<Booking> id) { return record(Booking::entity(), id.value).version; };
        MergeChoices const choices{.left = left.value, .right = right.value, .left_version = version(left), .right_version = version(right)};
        return as(actor, [&](Transaction& tx) { return merge(tx, Booking::entity(), choices); });
    };
    EXPECT_EQ(merge_as(keeper({gracia}), here, there).outcome, Written::Outcome::gone);
    EXPECT_EQ(merge_as(far_seeing({gracia}), here, there).refusal.code, "no_permission");
    EXPECT_EQ(merge_as(far_seeing({gracia}), there, here).refusal.code, "no_permission");
    EXPECT_EQ(as(far_seeing({gracia}), [&](Transaction& tx) { return call_different(tx, Booking::entity(), here.value, there.value); }).refusal.code, "no_permission");
    EXPECT_TRUE(merge_as(keeper({gracia}), here, second));
    auto const set = number("SELECT MAX(id) FROM core_change_set");
    EXPECT_NE(undo_as(keeper({sants}), set), "ok");
    EXPECT_EQ(undo_as(keeper({gracia}), set), "ok") << "it was theirs";
    EXPECT_EQ(seen(keeper({gracia})), (Keys{here.value, second.value}));
}

TEST_P(Roles, LookAfterTheScopeItselfAndMakeNoNewOne) {
    auto who = keeper({});
    who.roles = {role(gracia, {"specimen.branch.add", "specimen.branch.change", "specimen.branch.delete"})};
    auto const rename = [&](Id<Branch> id) {
        auto changed = record(Branch::entity(), id.value);
        at<Branch>(changed, "name") = std::string("Another");
        return as(who, [&](Transaction& tx) { return tx.change(Branch::entity(), changed); });
    };
    EXPECT_TRUE(rename(gracia));
    EXPECT_EQ(rename(sants).refusal.code, "no_permission");
    EXPECT_EQ(as(who, [](Transaction& tx) { return tx.add(Branch{.code = {"x"}, .name = "X"}); }).refusal.code, "no_permission");
    EXPECT_TRUE(check().problems.empty());
}

TEST_P(Roles, NeverReachBeyondTheirScopeWhateverIsTried) {
    auto const seed = std::random_device()();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    std::vector<Id<Booking>> all{here, there};
    for (int n = 0; n < 6; ++n) all.push_back(add(booking(n % 2 ? gracia : sants)));
    auto const elsewhere = [&] {
        return write([&](Transaction& tx) {
            std::string rows;
            for (auto const id : all)
                if (auto const found = tx.read(Booking::entity(), id.value); found && scope_of(Booking::entity(), *found).id == sants.value) rows += to_json(Booking::entity(), *found) + "\n";
            return rows;
        });
    };
    auto const before = elsewhere();
    for (int step = 0; step < 60; ++step) {
        auto const who = chance() % 2 ? keeper({gracia}) : far_seeing({gracia});
        auto const id = all[chance() % all.size()];
        bool const is_there = write([&](Transaction& tx) { return tx.read(Booking::entity(), id.value).has_value(); });
        if (!is_there) continue;
        switch (chance() % 4) {
            case 0: change(who, id, "branch", chance() % 2 ? sants.value : gracia.value); break;
            case 1: change(who, id, "member", chance() % 2 ? ana.value : ben.value); break;
            case 2: if (chance() % 4 == 0) remove(who, id); break;
            default: if (auto const added = write_as(who, booking(chance() % 2 ? sants : gracia))) all.push_back({added.id});
        }
        ASSERT_EQ(elsewhere(), before) << "step " << step;
    }
    EXPECT_TRUE(check().problems.empty());
}

}  // namespace
}  // namespace ateneu::specimen
