#include <set>

#include "core/base/text.h"

namespace ateneu {
namespace {

TEST(ParseUuid, GivesLowerCase) {
    EXPECT_EQ(parse_uuid("0C23939F-de98-44c9-969e-29405841676C"),
              "0c23939f-de98-44c9-969e-29405841676c");
}

TEST(ParseUuid, RefusesEveryOtherSpelling) {
    for (auto const* const bad :
         {"", "0c23939fde9844c9969e29405841676c", "{0c23939f-de98-44c9-969e-29405841676c}",
          "0c23939f-de98-44c9-969e-29405841676", "0c23939f-de98-44c9-969e-29405841676g",
          "0c23939f0de98-44c9-969e-29405841676c", "0c23939f-de98-44c9-969e-2940-841676c"})
        EXPECT_EQ(parse_uuid(bad), std::nullopt) << bad;
}

TEST(NewUuid, IsRandomOfVersionFour) {
    std::set<std::string> seen;
    for (int round = 0; round < 1000; ++round) {
        auto const uuid = new_uuid();
        EXPECT_EQ(parse_uuid(uuid), uuid);
        EXPECT_EQ(uuid[14], '4');
        EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
        seen.insert(uuid);
    }
    EXPECT_EQ(seen.size(), 1000U);
}

TEST(Hex, WritesTwoDigitsAByte) {
    EXPECT_EQ(hex(std::string_view("\0\x0f\xff"
                                   "a",
                                   4)),
              "000fff61");
}

TEST(PercentEncoded, KeepsOnlyWhatIsUnreserved) {
    EXPECT_EQ(percent_encoded("aZ09-._~"), "aZ09-._~");
    EXPECT_EQ(percent_encoded("a b/é?&=+%"), "a%20b%2F%C3%A9%3F%26%3D%2B%25");
}

TEST(PercentDecoded, IsTheWayBackForEveryByte) {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
    EXPECT_EQ(percent_decoded(percent_encoded(bytes)), bytes);
    EXPECT_EQ(percent_decoded(percent_encoded(bytes), true), bytes);
}

TEST(PercentDecoded, ReadsPlusAsSpaceInFormsOnly) {
    EXPECT_EQ(percent_decoded("a+b%2b", true), "a b+");
    EXPECT_EQ(percent_decoded("a+b"), "a+b");
}

TEST(PercentDecoded, LeavesBrokenSequencesAsTheyAre) {
    EXPECT_EQ(percent_decoded("100%"), "100%");
    EXPECT_EQ(percent_decoded("%4"), "%4");
    EXPECT_EQ(percent_decoded("%zz%41%"), "%zzA%");
    EXPECT_EQ(percent_decoded("%%41"), "%A");
}

}  // namespace
}  // namespace ateneu
