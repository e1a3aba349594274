#include "domain/people/password.h"
#include "domain/people/person.h"

namespace ateneu::people {
namespace {

Person maria() {
    return {.personal = "Maria", .family = "Puigdemont", .username = "puigdemont_maria",
            .email = Email{"maria.puig@cooperativa.test"}};
}

/// The codes of what is wrong.
std::string wrong(std::string_view password, Person const& person = maria()) {
    std::string codes;
    auto const problems = password_problems(password, person, "new_password");
    for (auto const& problem : problems.list()) {
        EXPECT_EQ(problem.field, "new_password");
        codes += (codes.empty() ? "" : ",") + problem.code;
    }
    return codes;
}

TEST(NewPassword, MayBeAnythingLongThatNobodyWouldGuess) {
    for (auto const* password : {"quatre gats al terrat", "Xk9#vQ2$mL", "tortuga-violeta-88", "żółta łódź płynie",
                                 "ウサギとカメとネコの話です", "dragon19384756203"})
        EXPECT_EQ(wrong(password), "") << password;
}

TEST(NewPassword, HasTenCharactersNotTenBytes) {
    EXPECT_EQ(wrong("xk9#vq2$m"), "too_short");
    EXPECT_EQ(wrong("xk9#vq2$mz"), "");
    EXPECT_EQ(wrong("ñçéàüöïêû"), "too_short");
    EXPECT_NE(wrong(""), "");
}

TEST(NewPassword, IsNotOnlyDigits) { EXPECT_EQ(wrong("8273645109283"), "only_digits"); }

TEST(NewPassword, IsNotWellKnown) {
    for (auto const* password : {"qwertyuiop", "Password123", "!!sunshine2024", "contraseña2024", "1q2w3e4r5t6y",
                                 "aaaaaaaaaaaa", "abcabcabcabc", "internet2024"})
        EXPECT_EQ(wrong(password), "well_known") << password;
}

TEST(NewPassword, IsNotLikeThePersonsNamesOrAddress) {
    for (auto const* password : {"puigdemont_maria", "Puigdemont1", "mariapuigdemont", "cooperativa",
                                 "maria.puig@cooperativa.test", "PUIGDEMÓNT22"})
        EXPECT_EQ(wrong(password), "too_alike") << password;
    EXPECT_EQ(wrong("puigdemont_maria", {.personal = "Ben", .username = "ben"}), "");
}

TEST(NewPassword, SaysEverythingThatIsWrong) { EXPECT_EQ(wrong("111111"), "too_short,only_digits,well_known"); }

TEST(NewPassword, IsTextAndHasAnEnd) {
    EXPECT_EQ(wrong("\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xfe"), "not_text");
    std::string novel;
    for (int i = 0; novel.size() <= longest_password_bytes; ++i) novel += std::to_string(i * 7919) + "x";
    EXPECT_EQ(wrong(novel), "too_long");
}

}  // namespace
}  // namespace ateneu::people
