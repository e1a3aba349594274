#include "domain/people/person.h"

namespace ateneu::people {
namespace {

/// The fields that something is wrong with.
std::string wrong(Person const& person) {
    Problems problems;
    check_person(person, problems);
    std::string fields;
    for (auto const& problem : problems.list()) fields += (fields.empty() ? "" : ",") + problem.field;
    return fields;
}

TEST(Person, WithOnlyANameIsFine) { EXPECT_EQ(wrong({.personal = "Ana", .username = "ana"}), ""); }

TEST(Person, IsCalledByAllTheNamesThereAre) {
    EXPECT_EQ(full_name({.personal = "Maria", .middle = "J.", .family = "Puig"}), "Maria J. Puig");
    EXPECT_EQ(full_name({.personal = "Maria", .family = "Puig"}), "Maria Puig");
    EXPECT_EQ(full_name({.personal = "Maria"}), "Maria");
}

TEST(Person, UsernameHasOnlyLettersWithoutAccentsDigitsHyphensAndUnderscores) {
    for (auto const* username : {"puig_maria", "Puig-2", "7"}) EXPECT_EQ(wrong({.username = username}), "");
    for (auto const* username : {"núria", "maria puig", "maria@mail", "maria.puig"})
        EXPECT_EQ(wrong({.username = username}), "username") << username;
}

TEST(Person, AddressIsKeptInSmallLetters) {
    EXPECT_EQ(wrong({.email = Email{"ana@mail.test"}}), "");
    EXPECT_EQ(wrong({.email = Email{"Ana@mail.test"}}), "email");
}

TEST(Person, SaysTheGenderInTheirWordsExactlyWhenItIsOther) {
    EXPECT_EQ(wrong({.gender = "O", .gender_other = "agender"}), "");
    EXPECT_EQ(wrong({.gender = "O"}), "gender_other");
    EXPECT_EQ(wrong({.gender = "F", .gender_other = "agender"}), "gender_other");
}

TEST(Person, GitHubNameHasSingleHyphensInside) {
    for (auto const* name : {"ana", "Ana-Puig", "a1-b2-c3"})
        EXPECT_EQ(wrong({.github = name}), "") << name;
    for (auto const* name : {"-ana", "ana-", "ana--puig", "ana_puig", "ana.puig", "@ana", "https://github.com/ana"})
        EXPECT_EQ(wrong({.github = name}), "github") << name;
}

TEST(Person, BlueskyHandleIsADomainWithoutTheAt) {
    for (auto const* handle : {"ana.bsky.social", "Ana-P.example.org", "x1.cat"})
        EXPECT_EQ(wrong({.bluesky = handle}), "") << handle;
    for (auto const* handle : {"@ana.bsky.social", "ana", "ana.bsky.s", "ana.bsky.123", "ana..social", "-ana.bsky.social"})
        EXPECT_EQ(wrong({.bluesky = handle}), "bluesky") << handle;
}

TEST(Person, MastodonNameHasItsServer) {
    EXPECT_EQ(wrong({.mastodon = "ana@mastodon.social"}), "");
    for (auto const* name : {"ana", "@ana", "https://mastodon.social/@ana"})
        EXPECT_EQ(wrong({.mastodon = name}), "mastodon") << name;
}

TEST(Person, OrcidIsWrittenInFull) {
    for (auto const* orcid : {"", "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-009X"})
        EXPECT_EQ(wrong({.orcid = orcid}), "") << orcid;
    for (auto const* orcid : {"0000-0002-1825-0097", "http://orcid.org/0000-0002-1825-0097",
                              "https://orcid.org/0000-0002-1825-009", "https://orcid.org/0000-0002-1825-00977",
                              "https://orcid.org/000X-0002-1825-0097", "https://orcid.org/0000-0002-1825-00 7"})
        EXPECT_EQ(wrong({.orcid = orcid}), "orcid") << orcid;
}

TEST(Person, HearsOfEveryMistakeAtOnce) {
    EXPECT_EQ(wrong({.username = "a b", .gender = "O", .github = "-", .orcid = "x"}),
              "username,gender_other,github,orcid");
}

}  // namespace
}  // namespace ateneu::people
