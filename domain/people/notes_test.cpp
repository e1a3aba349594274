#include "domain/people/notes.h"

#include "domain/people/organisation.h"
#include "domain/people/test_community.h"

namespace ateneu::people {
namespace {

class NotesTest : public Community {};
INSTANTIATE_TEST_SUITE_P(BothDatabases, NotesTest, tests::both_databases(), tests::dialect_name);

TEST_P(NotesTest, StandWithTheirRecordNewestFirst) {
    auto const ana = member("ana");
    auto const about = notes();
    Id<Organisation> house;
    write([&](Transaction& tx) { house = {tx.add(Organisation{.fullname = "The house", .domain = "house.test"}).id}; });
    AnyReference const subject{"people.organisation", house.value};
    Actor writer;
    writer.person = ana.value;
    writer.inside = writer.superuser = true;
    writer.name = "ana";
    write_as(writer, [&](Transaction& tx) { EXPECT_TRUE(about.add(tx, subject, "First")); }, after(0));
    write_as(writer, [&](Transaction& tx) { EXPECT_TRUE(about.add(tx, subject, "Second")); }, after(60));
    write([&](Transaction& tx) {
        auto const found = about.about(tx, subject, 10);
        ASSERT_EQ(found.size(), 2u);
        EXPECT_EQ(found[0].text, "Second");
        EXPECT_EQ(found[0].at, after(60));
        EXPECT_EQ(found[0].who, "ana");
        EXPECT_EQ(found[0].person, ana.value);
        EXPECT_EQ(about.about(tx, subject, 1).size(), 1u);
        EXPECT_TRUE(about.about(tx, {"people.person", house.value}, 10).empty());
        tx.sql().execute(R"(UPDATE "people_comment" SET "is_removed" = $1 WHERE "text" = 'Second')", {true});
        EXPECT_EQ(about.about(tx, subject, 10).size(), 2u) << "the program sees what is hidden";
    });
    Actor reader;
    reader.inside = true;
    reader.person = 998;
    reader.permissions = {"people.comment.view", "people.organisation.view"};
    write_as(reader, [&](Transaction& tx) { EXPECT_EQ(about.about(tx, subject, 10).size(), 1u); });
    Actor stranger;
    stranger.inside = true;
    stranger.person = 999;
    write_as(stranger, [&](Transaction& tx) { EXPECT_TRUE(about.about(tx, subject, 10).empty()); });
    EXPECT_FALSE(about.may_add(stranger));
    write([&](Transaction& tx) {
        EXPECT_FALSE(about.about(tx, subject, 1).front().is_automatic);
        EXPECT_TRUE(about.add(tx, subject, "The program's own"));
        EXPECT_TRUE(about.about(tx, subject, 1).front().is_automatic);
        EXPECT_EQ(about.count(tx, subject), 3);
    }, after(120));
    write([&](Transaction& tx) {
        EXPECT_EQ(about.html(tx, {"@ana *is* <b>here</b>, @ben"}).front().string(),
                  "<p><a href=\"/people/people/" + std::to_string(ana.value) + "\" class=\"mention\">@ana</a> <em>is</em> &lt;b&gt;here&lt;/b&gt;, @ben</p>");
    });
    write_as(stranger, [&](Transaction& tx) { EXPECT_EQ(about.html(tx, {"@ana"}).front().string(), "<p>@ana</p>") << "no link to whom one may not see"; });
    write([&](Transaction& tx) { EXPECT_TRUE(tx.remove(Organisation::entity(), house.value, 0)); });
    EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "people_comment")"), 0);
}

}  // namespace
}  // namespace ateneu::people
