#include "apps/timebank/tags.h"

#include <gtest/gtest.h>

#include "apps/timebank/posting.h"
#include "apps/timebank/test_pages.h"

namespace ateneu::timebank {
namespace {

/// "B: baile 1, Bici 1; H: hilo 2"
std::string said(std::vector<TagGroup> const& groups) {
    std::string all;
    for (auto const& group : groups) {
        all += (all.empty() ? "" : "; ") + group.letter + ":";
        for (auto const& tag : group.tags) all += (&tag == &group.tags.front() ? " " : ", ") + tag.tag + " " + std::to_string(tag.count);
    }
    return all;
}

std::string names(std::vector<TagCount> const& tags) {
    std::string all;
    for (auto const& each : tags) all += (all.empty() ? "" : ",") + each.tag;
    return all;
}

TEST(Tags, TB_R59_AreTrimmedWithoutBlanks) {
    EXPECT_EQ(tags_of("yoga, costura"), (std::vector<std::string>{"yoga", "costura"}));
    EXPECT_EQ(tags_of(" ,yoga,, yoga ,"), std::vector<std::string>{"yoga"});
}

TEST(Tags, TB_R59_AreFoundByWhatTheyContainAndTheTermIsNoPattern) {
    std::vector<TagCount> const all{{"musica", 1}, {"música", 2}, {"yoga", 1}};
    EXPECT_EQ(names(matching(all, "YOG")), "yoga");
    EXPECT_EQ(names(matching(all, "musica")), "musica,música");
    EXPECT_EQ(names(matching(all, "ÚSIC")), "musica,música");
    EXPECT_EQ(names(matching(all, "")), "musica,música,yoga");
    for (char const* pattern : {"%", "_", ".*", "m%a", "[", "\\"}) EXPECT_EQ(names(matching(all, pattern)), "") << pattern;
}

class TagPages : public TownPages {
protected:
    void tag(Id<Post> id, std::vector<std::string> const& tags) {
        as_program([&](Transaction& tx) {
            auto post = *tx.read(id);
            post.tags = tags;
            must(static_cast<bool>(tx.change(Post::entity(), to_record(Post::entity(), &post))), "tags for a test");
            return true;
        });
    }
    void tag(Id<people::Person> who, std::vector<std::string> const& tags) {
        as_program([&](Transaction& tx) {
            auto member = *tx.read(seat(nord, who));
            member.tags = tags;
            must(static_cast<bool>(tx.change(Member::entity(), to_record(Member::entity(), &member))), "tags for a test");
            return true;
        });
    }
    std::string cloud(Tagged of) {
        return as_program([&](Transaction& tx) { return said(by_letter(tags_in_use(tx, nord, of, tx.today()))); });
    }
    Id<people::Person> ben = joined("Ben", nord), cai = joined("Cai", nord);
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, TagPages, tests::both_databases(), tests::dialect_name);

TEST_P(TagPages, TB_R60_AreGroupedByTheirFirstLetterWithCounts) {
    tag(offer(seat(nord, ben), "One"), {"hilo", "baile", "huerto", "Bici"});
    tag(offer(seat(nord, cai), "Two"), {"hilo", "huerto", "queso"});
    tag(offer(seat(nord, cai), "A request", PostType::request), {"hilo", "Àvia"});
    EXPECT_EQ(cloud(Tagged::offers), "B: baile 1, Bici 1; H: hilo 2, huerto 2; Q: queso 1");
    EXPECT_EQ(cloud(Tagged::requests), "A: Àvia 1; H: hilo 1");
    EXPECT_EQ(cloud(Tagged::members), "");
    ASSERT_EQ(code(as(cai, [&](Transaction& tx) { return close_post(tx, {number(R"(SELECT MAX("id") FROM "timebank_post" WHERE "type" = 'offer')")}); })), "");
    EXPECT_EQ(cloud(Tagged::offers), "B: baile 1, Bici 1; H: hilo 1, huerto 1") << "what is closed counts no more";
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, seat(nord, ben), false); })), "");
    EXPECT_EQ(cloud(Tagged::offers), "") << "nor what somebody inactive offers";
}

TEST_P(TagPages, TB_R60_ThoseOfMembersComeFirstAndAreForMembersOfTheBankAlone) {
    tag(ben, {"huerto", "Cuina"});
    tag(offer(seat(nord, cai), "Two"), {"queso"});
    auto const page = get(cai, at(nord, "/tags"));
    EXPECT_TRUE(says(page, "members?tag=huerto") && says(page, "members?tag=Cuina"));
    EXPECT_FALSE(says(page, "queso"));
    EXPECT_TRUE(says(get(cai, at(nord, "/tags?of=offers")), "offers?tag=queso"));
    for (auto const who : {Id<people::Person>{}, fay}) {
        auto const theirs = get(who, at(nord, "/tags"));
        EXPECT_TRUE(says(theirs, "queso")) << "what is offered is public";
        EXPECT_FALSE(says(theirs, "huerto") || says(theirs, "of=members"));
        EXPECT_EQ(get(who, at(nord, "/tags?of=members")).status, 404);
    }
    tag(ben, {});
    EXPECT_TRUE(says(get(cai, at(nord, "/tags")), "No tags yet"));
}

TEST_P(TagPages, TB_R59_AreOfferedWithinTheBankToItsMembersAlone) {
    tag(ben, {"música", "musica", "yoga"});
    tag(offer(seat(nord, cai), "Two"), {"Yoga"});
    EXPECT_EQ(get(cai, at(nord, "/tags.json?of=members&q=YOG")).body, R"([{"value":"yoga","text":"yoga"}])");
    EXPECT_EQ(get(cai, at(nord, "/tags.json?of=members&q=musica")).body, R"([{"value":"musica","text":"musica"},{"value":"música","text":"música"}])");
    EXPECT_EQ(get(cai, at(nord, "/tags.json?of=offers&q=yog")).body, R"([{"value":"Yoga","text":"Yoga"}])");
    EXPECT_EQ(get(cai, at(nord, "/tags.json?of=members&q=%25")).body, "[]");
    EXPECT_EQ(get(fay, at(nord, "/tags.json?of=members")).status, 404);
    EXPECT_EQ(get(fay, at(sur, "/tags.json?of=members")).body, "[]");
    EXPECT_EQ(get(cai, at(nord, "/tags.json?of=bananas")).status, 404);
    EXPECT_TRUE(says(get(cai, at(nord, "/posts/new?type=offer")), "tags.json?of=offers"));
}

TEST_P(TagPages, TB_R62_MembersAreFoundByTagsWhateverTheAccents) {
    tag(ben, {"Música"});
    EXPECT_TRUE(says(get(cai, at(nord, "/members?q=musica")), "Ben"));
    EXPECT_TRUE(says(get(ana, at(nord, "/office/members?q=musica")), "Ben"));
}

}  // namespace
}  // namespace ateneu::timebank
