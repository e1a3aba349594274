#include <gtest/gtest.h>

#include "apps/timebank/test_pages.h"

namespace ateneu::timebank {
namespace {

class PostPages : public TownPages {
protected:
    PostPages() {
        phone(ben, "600 11 22 33");
        guitar = offer(seat(nord, ben), "Traduzco señales");
    }
    std::string post_at(Id<Post> post, std::string const& below = {}) { return at(nord, "/posts/" + std::to_string(post.value) + below); }
    std::string a_category() { return std::to_string(number(R"(SELECT MIN("id") FROM "timebank_category")")); }

    Id<people::Person> ben = joined("Ben", nord), cai = joined("Cai", nord);
    Id<Post> guitar;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, PostPages, tests::both_databases(), tests::dialect_name);

TEST_P(PostPages, AreReadByEverybodyAndTellAuthorsToMembersOfTheBankAloneAsTbR58Wants) {
    for (auto const& target : {at(nord, "/offers"), post_at(guitar)})
        for (auto const who : {Id<people::Person>{}, fay}) {
            auto const page = get(who, target);
            EXPECT_EQ(page.status, 200) << target;
            EXPECT_TRUE(says(page, "Traduzco señales"));
            EXPECT_FALSE(says(page, "Ben") || says(page, "ben@mail") || says(page, "600 11")) << target;
            EXPECT_FALSE(says(page, "Give time")) << target;
        }
    auto const page = get(cai, post_at(guitar));
    EXPECT_TRUE(says(page, "Ben (2)") && says(page, "ben@mail.test") && says(page, "600 11 22 33") && says(page, "Give time"));
    EXPECT_FALSE(says(get(ben, post_at(guitar)), "Give time")) << "nobody pays themselves";
    auto const request = offer(seat(nord, ben), "Somebody to paint", PostType::request);
    EXPECT_FALSE(says(get(cai, post_at(request)), "Give time")) << "requests have no such button";
    EXPECT_EQ(get(fay, at(sur, "/posts/" + std::to_string(guitar.value))).status, 404) << "another bank's address";
}

TEST_P(PostPages, AreGoneWhileTheirAuthorIsInactiveAsTbR44Wants) {
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, seat(nord, ben), false); })), "");
    for (auto const who : {Id<people::Person>{}, cai, ben, ana}) {
        EXPECT_EQ(get(who, post_at(guitar)).status, 404);
        EXPECT_FALSE(says(get(who, at(nord, "/offers")), "Traduzco")) << "TB-R55";
    }
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, seat(nord, ben), true); })), "");
    EXPECT_EQ(get({}, post_at(guitar)).status, 200) << "and there again";
}

TEST_P(PostPages, AreFoundByTheBeginningsOfAllWordsAsTbR56Wants) {
    auto const finds = [&](std::string const& query) { return says(get({}, at(nord, "/offers?" + query)), "Traduzco"); };
    for (char const* text : {"q=se%C3%B1", "q=senales", "q=SENALES+tradu"}) EXPECT_TRUE(finds(text)) << text;
    for (char const* text : {"q=nales", "q=senales+guitar", "q=%25", "tag=garden", "category=999999"}) EXPECT_FALSE(finds(text)) << text;
    EXPECT_TRUE(finds("q=trad&category=" + a_category()));
    EXPECT_FALSE(says(get({}, at(nord, "/requests")), "Traduzco"));
    EXPECT_FALSE(says(get({}, at(sur, "/offers")), "Traduzco")) << "another bank's list";
}

TEST_P(PostPages, AreWrittenChangedAndClosedByTheirAuthor) {
    auto const made = post(ben, at(nord, "/posts/new?type=request"), {{"title", "Painting"}, {"category", a_category()}, {"description", "<img src=x onerror=y> **soon**"}, {"tags", "paint, wall"}});
    auto const address = header(made, "Location");
    ASSERT_EQ(made.status, 303);
    auto const page = get({}, address);
    EXPECT_TRUE(says(page, "Painting") && says(page, "<strong>soon</strong>") && says(page, "tag=wall"));
    EXPECT_FALSE(says(page, "<img src=x")) << "X7";
    auto const wrong = post(ben, at(nord, "/posts/new?type=offer"), {{"title", ""}, {"category", a_category()}, {"description", "What I typed"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(says(wrong, "Give it a title.") && says(wrong, "What I typed"));
    EXPECT_EQ(post(ben, address + "/edit", {{"_version", "1"}, {"title", "Painting walls"}, {"category", a_category()}}).status, 303);
    EXPECT_TRUE(says(get({}, address), "Painting walls"));
    EXPECT_EQ(post(ben, address + "/close", {}).status, 303);
    EXPECT_EQ(get({}, address).status, 404);
    EXPECT_TRUE(says(get(ben, address), "Closed")) << "who wrote it still sees it";
}

TEST_P(PostPages, AreNotChangedByAnybodyElseAsTbR57Wants) {
    for (auto const who : {cai, fay}) {
        EXPECT_EQ(get(who, post_at(guitar, "/edit")).status, 404);
        EXPECT_EQ(post(who, post_at(guitar, "/edit"), {{"title", "Mine"}, {"category", a_category()}}).status, 404);
        EXPECT_EQ(post(who, post_at(guitar, "/close"), {}).status, 404);
        EXPECT_FALSE(says(get(who, post_at(guitar)), "/edit"));
    }
    EXPECT_EQ(get(fay, at(nord, "/posts/new")).status, 404);
    EXPECT_EQ(post(fay, at(nord, "/posts/new"), {{"title", "Mine"}, {"category", a_category()}}).status, 404);
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "timebank_post")"), 1);
    EXPECT_EQ(text(R"(SELECT "title" FROM "timebank_post")"), "Traduzco señales");
    EXPECT_TRUE(says(get(ana, post_at(guitar, "/edit")), "2 Ben")) << "administrators choose the author";
    auto const named = post(ben, at(nord, "/posts/new"), {{"title", "Not mine"}, {"category", a_category()}, {"author", std::to_string(seat(nord, cai).value)}});
    EXPECT_EQ(named.status, 422);
}

}  // namespace
}  // namespace ateneu::timebank
