#include "core/base/id.h"
#include "core/entity/field.h"

namespace ateneu {
namespace {

struct Named {
    std::string name;
};
struct Dated {
    Date day;
};
/// Two bases, so that the second does not begin where the whole does.
struct Meeting : Named, Dated {
    Id<Meeting> id;
    std::string place;
};

constexpr std::array shared_fields = {
    field_in<Meeting, &Meeting::name>("name", N_("Name")),
    field_in<Meeting, &Meeting::day>("day", N_("Day")),
};
constexpr std::array own_fields = {field<&Meeting::place>("place", N_("Place"))};
constexpr auto fields = joined(shared_fields, own_fields);

TEST(InheritedField, IsReadAndWrittenThroughTheDerivedRecord) {
    Meeting meeting;
    meeting.name = "Assembly";
    meeting.day = date_of(2026, 11, 21);

    EXPECT_EQ(fields[0].codec->get(fields[0].address(&meeting)), Value("Assembly"));
    EXPECT_EQ(integer_of(fields[1].codec->get(fields[1].address(&meeting))), meeting.day.days);

    fields[1].codec->set(fields[1].address(&meeting), Value(std::int64_t{20000}));
    EXPECT_EQ(meeting.day.days, 20000);
}

TEST(InheritedField, KeepsTheKindOfItsMember) { EXPECT_EQ(fields[1].kind(), Kind::date); }

TEST(JoinedTable, KeepsTheOrderOfItsParts) {
    ASSERT_EQ(fields.size(), 3u);
    EXPECT_EQ(fields[0].name, "name");
    EXPECT_EQ(fields[1].name, "day");
    EXPECT_EQ(fields[2].name, "place");
}

}  // namespace
}  // namespace ateneu
