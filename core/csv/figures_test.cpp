#include "core/csv/figures.h"

#include <gtest/gtest.h>

namespace ateneu::csv {
namespace {

Figured awards() {
    return {.app = "workshops", .name = "awards", .title = "Awards", .unit = "awards", .along = "Year",
            .figures = {.points = {{"2025", "2025"}, {"2026", "2026", "=2026"}}, .series = {{"instructor", "Instructor, \"SWC\"", {3, std::nullopt}}, {"trainer", "+Trainer", {2.5, 0}}}},
            .as_of = "2026-11-22T12:00:00.000000Z"};
}

TEST(FiguresCsv, IsForPeopleWithLabels) {
    EXPECT_EQ(figures_csv(awards(), true), "\xEF\xBB\xBFYear,\"Instructor, \"\"SWC\"\"\",'+Trainer\r\n2025,3,2.5\r\n'=2026,,0\r\n");
}

TEST(FiguresCsv, IsForProgramsWithKeys) {
    EXPECT_EQ(figures_csv(awards(), false), "key,instructor,trainer\r\n2025,3,2.5\r\n2026,,0\r\n");
}

TEST(FiguresJson, TellsUnknownFromZero) {
    EXPECT_EQ(figures_json(awards()),
              R"({"chart":"workshops/awards","title":"Awards","unit":"awards","as_of":"2026-11-22T12:00:00.000000Z",)"
              R"("points":[{"key":"2025","label":"2025"},{"key":"2026","label":"=2026"}],)"
              R"("series":[{"key":"instructor","label":"Instructor, \"SWC\"","values":[3,null]},{"key":"trainer","label":"+Trainer","values":[2.5,0]}]})");
}

}  // namespace
}  // namespace ateneu::csv
