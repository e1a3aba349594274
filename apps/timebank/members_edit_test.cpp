#include "apps/timebank/members_edit.h"

#include <gtest/gtest.h>

#include "apps/timebank/posting.h"
#include "apps/timebank/test_pages.h"
#include "domain/people/access_group.h"
#include "domain/people/role.h"

namespace ateneu::timebank {
namespace {

class MembersEdit : public TownPages {
protected:
    std::string edit(Id<people::Person> who, std::string const& below = "/edit") { return at(nord, "/office/members/" + std::to_string(seat(nord, who).value) + below); }
    std::string version_of(Entity const& entity, std::int64_t id) { return std::to_string(number("SELECT \"version\" FROM \"" + entity.table() + "\" WHERE \"id\" = " + std::to_string(id))); }
    std::string of_member(Id<people::Person> who) { return version_of(Member::entity(), seat(nord, who).value); }
    std::string of_person(Id<people::Person> who) { return version_of(people::Person::entity(), who.value); }
    std::string name_of(Id<people::Person> who) { return text(R"(SELECT "personal" FROM "people_person" WHERE "id" = )" + std::to_string(who.value)); }
    std::string tags_of_member(Id<people::Person> who) { return text(R"(SELECT "tags" FROM "timebank_member" WHERE "id" = )" + std::to_string(seat(nord, who).value)); }
    void seen(Id<people::Person> who, std::string const& at) {
        as_program([&](Transaction& tx) {
            tx.sql().execute(R"(UPDATE "people_login" SET "last_login" = $2 WHERE "person" = $1)", {who.value, at});
            return true;
        });
    }
    Id<people::Person> ben = joined("Ben", nord), cai = joined("Cai", nord);
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, MembersEdit, tests::both_databases(), tests::dialect_name);

TEST_P(MembersEdit, TB_R64_TheOfficeChangesThePersonOfThisBankAlone) {
    EXPECT_TRUE(says(get(ana, edit(ben)), edit(ben, "/person")));
    EXPECT_EQ(post(ana, edit(ben, "/person"), {{"_version", of_person(ben)}, {"personal", "Benet"}, {"phone", "600 000 000"}, {"email", "benet@mail.test"}, {"username", "root"}}).status, 303);
    EXPECT_EQ(name_of(ben), "Benet");
    EXPECT_EQ(text(R"(SELECT "username" FROM "people_person" WHERE "id" = )" + std::to_string(ben.value)), "ben") << "only what the form asks for";
    auto const wrong = post(ana, edit(ben, "/person"), {{"_version", of_person(ben)}, {"personal", "Benet"}, {"email", "no address"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, "no address")) << "what was typed";
}

TEST_P(MembersEdit, TB_R64_IsRefusedForWhoBelongsToAnotherBankOrLooksAfterMoreAndHasNoLinkThen) {
    member(sur, ben);
    auto const root = joined("Root", nord), keeper = joined("Keeper", nord);
    as_program([&](Transaction& tx) {
        tx.sql().execute(R"(UPDATE "people_login" SET "is_superuser" = $2 WHERE "person" = $1)", {root.value, true});
        auto const group = tx.sql().integer(R"(SELECT MIN("id") FROM "people_group")");
        tx.sql().execute(R"(INSERT INTO "people_person_groups" ("person", "group") VALUES ($1, $2))", {keeper.value, *group});
        return true;
    });
    for (auto const who : {ben, root, keeper}) {
        auto const name = name_of(who);
        auto const page = get(ana, edit(who));
        EXPECT_EQ(page.status, 200);
        EXPECT_FALSE(says(page, edit(who, "/person"))) << "no form";
        EXPECT_NE(post(ana, edit(who, "/person"), {{"_version", of_person(who)}, {"personal", "Other"}}).status, 303);
        EXPECT_EQ(name_of(who), name);
        EXPECT_EQ(post(ana, edit(who), {{"_version", of_member(who)}, {"tags", "yoga, garden"}}).status, 303) << "what is the bank's stays the bank's to change";
        EXPECT_EQ(tags_of_member(who), R"(["yoga","garden"])");
    }
}

TEST_P(MembersEdit, TB_R64_NumberDayTagsAndNoteAreTheBanksOwn) {
    EXPECT_EQ(post(ana, edit(ben), {{"_version", of_member(ben)}, {"uid", "27"}, {"entry_date", "2020-05-05"}, {"tags", " cuina ,, yoga"}}).status, 303);
    EXPECT_EQ(number(R"(SELECT "uid" FROM "timebank_member" WHERE "person" = )" + std::to_string(ben.value)), 27);
    EXPECT_EQ(number(R"(SELECT "last_uid" FROM "timebank_bank" WHERE "id" = )" + std::to_string(nord.value)), 27) << "TB-R39: the next one is 28";
    auto const taken = post(ana, edit(ben), {{"_version", of_member(ben)}, {"uid", "3"}});
    EXPECT_EQ(taken.status, 422) << "Cai's";
    EXPECT_EQ(post(ana, edit(ben), {{"_version", of_member(ben)}, {"uid", "0"}}).status, 422);
    EXPECT_EQ(post(ana, edit(ben), {{"_version", of_member(ben)}, {"uid", "2"}}).status, 303);
    EXPECT_EQ(number(R"(SELECT "last_uid" FROM "timebank_bank" WHERE "id" = )" + std::to_string(nord.value)), 27) << "never lowered";
    EXPECT_EQ(post(ana, edit(ben, "/note"), {{"_version", "0"}, {"text", "Rings twice."}}).status, 303);
    EXPECT_TRUE(says(get(ana, edit(ben)), "Rings twice."));
    EXPECT_FALSE(says(get(ben, at(nord, "/members/2")), "Rings twice.")) << "for the office alone";
    EXPECT_EQ(get(ben, edit(ben)).status, 403);
    EXPECT_NE(post(ben, edit(ben), {{"_version", of_member(ben)}, {"uid", "5"}}).status, 303);
    ASSERT_EQ(code(as(ben, [&](Transaction& tx) { return leave(tx, seat(nord, ben)); })), "");
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_member_note")"), 0) << "gone with who left";
}

TEST_P(MembersEdit, TB_R64_WhoComesSecondSeesWhatTheFirstDid) {
    auto const seen_by_both = of_member(ben);
    EXPECT_EQ(post(ana, edit(ben), {{"_version", seen_by_both}, {"tags", "first"}}).status, 303);
    auto const late = post(ana, edit(ben), {{"_version", seen_by_both}, {"tags", "second"}});
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "first") && says(late, "second") && says(late, "_choose.tags") && says(late, edit(ben)));
    EXPECT_EQ(tags_of_member(ben), R"(["first"])");
    EXPECT_EQ(post(ana, edit(ben), {{"_version", of_member(ben)}, {"_resolve", "1"}, {"_choose.tags", "mine"}, {"tags", "second"}}).status, 303);
    EXPECT_EQ(tags_of_member(ben), R"(["second"])");
    EXPECT_EQ(post(ana, edit(ben), {{"tags", "no version"}}).status, 409) << "whoever saw nothing overwrites nothing";
    auto const person = of_person(ben);
    EXPECT_EQ(post(ana, edit(ben, "/person"), {{"_version", person}, {"personal", "First"}}).status, 303);
    EXPECT_EQ(post(ana, edit(ben, "/person"), {{"_version", person}, {"personal", "Second"}}).status, 409);
    EXPECT_EQ(post(ana, edit(ben, "/note"), {{"_version", "0"}, {"text", "One"}}).status, 303);
    EXPECT_EQ(post(ana, edit(ben, "/note"), {{"_version", "0"}, {"text", "Two"}}).status, 409);
}

TEST_P(MembersEdit, TB_R57_ChangesOfAPostAreHeldAgainstTheVersionThatWasSeen) {
    auto const id = offer(seat(nord, ben), "Guitar");
    auto const address = at(nord, "/posts/" + std::to_string(id.value) + "/edit");
    auto const category = std::to_string(number(R"(SELECT MIN("id") FROM "timebank_category")"));
    auto const version = version_of(Post::entity(), id.value);
    EXPECT_TRUE(says(get(ben, address), "name=\"_version\" value=\"" + version + "\""));
    EXPECT_EQ(post(ana, address, {{"_version", version}, {"title", "Guitar, slowly"}, {"category", category}, {"tags", "guitar"}}).status, 303);
    auto const late = post(ben, address, {{"_version", version}, {"title", "Guitar, loudly"}, {"category", category}});
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(says(late, "Guitar, slowly") && says(late, "Guitar, loudly"));
    auto const now_version = version_of(Post::entity(), id.value);
    EXPECT_EQ(post(ben, address, {{"_version", now_version}, {"_resolve", "1"}, {"_choose.title", "mine"}, {"_choose.tags", "theirs"}, {"title", "Guitar, loudly"}, {"category", category}}).status, 303);
    EXPECT_EQ(text(R"(SELECT "title" FROM "timebank_post" WHERE "id" = )" + std::to_string(id.value)), "Guitar, loudly");
    EXPECT_EQ(text(R"(SELECT "tags" FROM "timebank_post" WHERE "id" = )" + std::to_string(id.value)), R"(["guitar"])");
}

TEST_P(MembersEdit, TB_R59_MembersKeepTheirOwnTags) {
    EXPECT_TRUE(says(get(ben, at(nord, "/members/2")), at(nord, "/my-tags")));
    EXPECT_EQ(post(ben, at(nord, "/my-tags"), {{"_version", of_member(ben)}, {"tags", "Música, yoga"}, {"uid", "99"}}).status, 303);
    EXPECT_EQ(tags_of_member(ben), R"(["Música","yoga"])");
    EXPECT_EQ(number(R"(SELECT "uid" FROM "timebank_member" WHERE "person" = )" + std::to_string(ben.value)), 2) << "and nothing else";
    std::string many;
    for (int i = 0; i < 31; ++i) many += "tag" + std::to_string(i) + ",";
    EXPECT_EQ(post(ben, at(nord, "/my-tags"), {{"_version", of_member(ben)}, {"tags", many}}).status, 422);
    EXPECT_EQ(get(fay, at(nord, "/my-tags")).status, 404);
    EXPECT_NE(post(fay, at(nord, "/my-tags"), {{"_version", "1"}, {"tags", "x"}}).status, 303);
}

TEST_P(MembersEdit, MembersAreListedByTheirLastSignInAndThoseWhoNeverDidLast) {
    seen(ben, "2026-03-04T09:00:00.000000Z");
    seen(cai, "2026-03-05T08:00:00.000000Z");
    auto const page = get(ana, at(nord, "/members")).body;
    auto const place_of = [&](std::string const& name) { return page.find(">" + name + "</a>"); };
    EXPECT_LT(place_of("Cai"), place_of("Ben"));
    EXPECT_LT(place_of("Ben"), place_of("Ana")) << "never";
    EXPECT_NE(page.find("Yesterday"), std::string::npos);
    EXPECT_NE(page.find("Not yet"), std::string::npos);
}

TEST_P(MembersEdit, TheProfileSaysWhatWasGivenAndReceivedWithoutWhatWasTakenBack) {
    ASSERT_EQ(code(pays(ben, {.bank = nord, .from = seat(nord, ben), .to = seat(nord, cai), .amount = time(2, 20)})), "");
    ASSERT_EQ(code(pays(cai, {.bank = nord, .from = seat(nord, cai), .to = seat(nord, ben), .amount = time(0, 35)})), "");
    auto const wrong = pays(ben, {.bank = nord, .from = seat(nord, ben), .to = seat(nord, cai), .amount = time(5)});
    ASSERT_EQ(code(wrong), "");
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return take_back(tx, wrong->exchange, "typed twice"); })), "");
    auto const page = get(ben, at(nord, "/members/2"));
    EXPECT_TRUE(says(page, "Time given</dt><dd>2:20")) << page.body;
    EXPECT_TRUE(says(page, "Time received</dt><dd>0:35"));
}

}  // namespace
}  // namespace ateneu::timebank
