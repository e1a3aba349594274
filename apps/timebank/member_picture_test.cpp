#include <gtest/gtest.h>

#include "apps/timebank/test_pages.h"
#include "core/html/identicon.h"
#include "core/picture/pixels.h"
#include "domain/privacy/walk.h"

namespace ateneu::timebank {
namespace {

/// One colour, so wide and high.
std::string png(int width, int height, std::uint8_t red) {
    picture::Pixels pixels{width, height, {}};
    for (int i = 0; i < width * height; ++i) pixels.rgba.insert(pixels.rgba.end(), {red, 0, 0, 255});
    return picture::png_of(pixels, false);
}

class Pictures : public TownPages {
protected:
    picture::Pixels shown(http::Response const& answer) {
        auto const pixels = picture::pixels_of(whole(answer).body, 1);
        EXPECT_TRUE(pixels.has_value());
        return pixels.value_or(picture::Pixels{});
    }
    std::int64_t files() { return number(R"(SELECT COUNT(*) FROM "core_attachment")"); }
    Id<people::Person> ben = joined("Ben", nord), cai = joined("Cai", nord);
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Pictures, tests::both_databases(), tests::dialect_name);

TEST_P(Pictures, OfAPersonAreSquareDrawnAnewAndForMembersOfTheirBankAlone) {
    EXPECT_EQ(upload(ben, "/account/portrait", {{"crop", "start"}}, png(300, 200, 200)).status, 303);
    auto const picture = get(cai, at(nord, "/members/2/picture"));
    EXPECT_EQ(picture.status, 200);
    EXPECT_EQ(picture.content_type, "image/png");
    auto const pixels = shown(picture);
    EXPECT_EQ(pixels.width, 256);
    EXPECT_EQ(pixels.height, 256);
    EXPECT_TRUE(says(get(cai, at(nord, "/members")), "/members/2/picture?v="));
    EXPECT_TRUE(says(get(cai, at(nord, "/members/2")), "/members/2/picture?v="));
    EXPECT_EQ(get(fay, at(nord, "/members/2/picture")).status, 404);
    EXPECT_NE(get({}, at(nord, "/members/2/picture")).status, 200);
    EXPECT_EQ(get(cai, at(nord, "/members/3/picture")).status, 404) << "Cai has none";
    EXPECT_EQ(get(ben, "/account/portrait/picture").status, 200);
}

TEST_P(Pictures, AreReplacedAndTakenDownWithoutLeavingAnythingBehind) {
    EXPECT_EQ(upload(ben, "/account/portrait", {}, png(30, 30, 200)).status, 303);
    EXPECT_EQ(upload(ben, "/account/portrait", {}, png(30, 30, 100)).status, 303);
    EXPECT_EQ(files(), 1);
    EXPECT_EQ(shown(get(cai, at(nord, "/members/2/picture"))).at(5, 5)[0], 100);
    EXPECT_EQ(post(ben, "/account/portrait/remove", {}).status, 303);
    EXPECT_EQ(files(), 0);
    EXPECT_EQ(get(cai, at(nord, "/members/2/picture")).status, 404);
    EXPECT_TRUE(says(get(cai, at(nord, "/members/2")), ui::identicon(ben.value, "avatar-l").string())) << "the drawing is there again";
}

TEST_P(Pictures, AreRefusedWhereTheyAreNone) {
    for (std::string const& bytes : {std::string("GIF89a"), std::string("<svg/>"), std::string("\xFF\xD8\xFF nothing"), std::string()}) {
        auto const answer = upload(ben, "/account/portrait", {}, bytes);
        EXPECT_EQ(answer.status, 422);
        EXPECT_TRUE(says(answer, "picture-error"));
    }
    EXPECT_EQ(files(), 0);
}

TEST_P(Pictures, AreErasedAndTakenAwayWithTheirPerson) {
    EXPECT_EQ(upload(ben, "/account/portrait", {}, png(30, 30, 200)).status, 303);
    auto const work = database->begin(db::Database::Mode::read);
    auto const program = the_program();
    Transaction tx(work->connection(), site.registry(), site.reactions(), program, now);
    auto const parts = privacy::parts_of(tx, ben);
    auto const found = std::find_if(parts.begin(), parts.end(), [](privacy::Part const& part) { return part.entity->full_name() == "core.attachment"; });
    ASSERT_NE(found, parts.end()) << "what a person takes away is what is erased";
    EXPECT_EQ(found->fate, privacy::Fate::removed);
}

TEST_P(Pictures, TheLogoStandsAtTheFootOfTheBanksPagesForEverybody) {
    EXPECT_EQ(upload(ana, at(nord, "/office/logo"), {}, png(800, 200, 50)).status, 303);
    for (auto const who : {Id<people::Person>{}, ben, fay}) EXPECT_TRUE(says(get(who, at(nord)), at(nord, "/logo?v=")));
    EXPECT_TRUE(says(get(ana, at(nord, "/office")), at(nord, "/logo?v=")));
    EXPECT_FALSE(says(get({}, at(sur)), "/logo?v="));
    auto const pixels = shown(get({}, at(nord, "/logo")));
    EXPECT_EQ(pixels.width, 400);
    EXPECT_EQ(pixels.height, 100);
    for (auto const who : {ben, fay}) EXPECT_EQ(upload(who, at(nord, "/office/logo"), {}, png(10, 10, 0)).status, 403);
    EXPECT_EQ(post(ben, at(nord, "/office/logo/remove"), {}).status, 403);
    EXPECT_EQ(files(), 1);
    EXPECT_EQ(post(ana, at(nord, "/office/logo/remove"), {}).status, 303);
    EXPECT_EQ(get({}, at(nord, "/logo")).status, 404);
}

TEST(Identicon, IsTheSameForTheSameNumberAndOtherForOthers) {
    EXPECT_EQ(ui::identicon(7).string(), ui::identicon(7).string());
    std::set<std::string> all;
    for (int i = 1; i <= 200; ++i) all.insert(ui::identicon(i).string());
    EXPECT_GT(all.size(), 195U);
}

}  // namespace
}  // namespace ateneu::timebank
