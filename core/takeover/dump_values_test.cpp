#include "core/takeover/id_set.h"
#include "core/takeover/postgresql_array.h"

namespace ateneu::takeover {
namespace {

using Items = std::vector<std::string>;

TEST(PostgresqlArray, ReadsWhatThePostgresqlManualShows) {
    EXPECT_EQ(postgresql_array("{}"), Items{});
    EXPECT_EQ(postgresql_array("{30,60}"), (Items{"30", "60"}));
    EXPECT_EQ(postgresql_array(R"({a,"b, c","say \"no\"","back\\slash","NULL",NULL,""})"),
              (Items{"a", "b, c", "say \"no\"", "back\\slash", "NULL", ""}));
    EXPECT_EQ(postgresql_array("[0:1]={4,5}"), (Items{"4", "5"}));
}

TEST(PostgresqlArray, RefusesWhatIsNone) {
    for (auto const* text :
         {"", "{", "{a", "{a,", "{a,}", "{\"a}", "{{1},{2}}", "a,b", "{a}b", "{a\"b\"}", "[1,2]"})
        EXPECT_FALSE(postgresql_array(text)) << text;
}

TEST(IdSet, KnowsWhatItWasGiven) {
    IdSet set;
    EXPECT_EQ(set.highest(), 0);
    for (std::int64_t const id : {1, 64, 65, 1'000'000}) EXPECT_TRUE(set.insert(id));
    EXPECT_TRUE(set.insert(std::int64_t{1} << 40)) << "far away";
    for (std::int64_t const id : {1, 64, 65, 1'000'000}) {
        EXPECT_FALSE(set.insert(id)) << id;
        EXPECT_TRUE(set.contains(id)) << id;
    }
    for (std::int64_t const id : {-1, 0, 2, 63, 66, 999'999, 1'000'001})
        EXPECT_FALSE(set.contains(id)) << id;
    EXPECT_TRUE(set.contains(std::int64_t{1} << 40));
    EXPECT_EQ(set.highest(), std::int64_t{1} << 40);
}

}  // namespace
}  // namespace ateneu::takeover
