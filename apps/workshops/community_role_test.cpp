#include "apps/workshops/community_role.h"

#include "apps/workshops/problems_of_test.h"

namespace ateneu::workshops {
namespace {

TEST(CommunityRole, CanEndOnTheDayItStartsButNotBefore) {
    CommunityRole role;
    role.start = role.end = date_of(2026, 3, 9);
    EXPECT_TRUE(problems_of(role).empty());

    role.end = date_of(2026, 3, 8);
    EXPECT_TRUE(problems_of(role).of("end"));
}

TEST(CommunityRole, SaysWhenItEndedIfItSaysWhy) {
    CommunityRole role;
    role.start = date_of(2026, 3, 9);
    role.inactivation = Id<CommunityRoleInactivation>{1};
    EXPECT_TRUE(problems_of(role).of("end"));
}

TEST(CommunityRole, KeepsItsFreeFieldsAsPairs) {
    CommunityRole role;
    role.custom_keys = Json{R"([["Lesson", "Git"], ["Year", 2026]])"};
    EXPECT_TRUE(problems_of(role).empty());

    for (auto const* wrong :
         {R"({"Lesson": "Git"})", R"([["Lesson"]])", R"([[1, "Git"]])", "[", "7"}) {
        role.custom_keys = Json{wrong};
        EXPECT_TRUE(problems_of(role).of("custom_keys")) << wrong;
    }
}

}  // namespace
}  // namespace ateneu::workshops
