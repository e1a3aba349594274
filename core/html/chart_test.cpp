#include "core/html/chart.h"

#include "core/html/show.h"

namespace ateneu::ui {
namespace {

Say const english{{"en"}};

std::size_t count_of(std::string const& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

bool holds(Html const& html, std::string_view part) { return html.string().find(part) != std::string::npos; }

ChartBox months() {
    return {.id = "held", .title = "Workshops", .unit = "by month", .along = "Month",
            .figures = {.points = {{"2026-01", "Jan", "January 2026"}, {"2026-02", "Feb", "February 2026"}, {"2026-03", "Mar", "March 2026"}},
                        .series = {{"now", "This year", {3, 12, std::nullopt}}, {"before", "Year before", {1, 2, 8}, true}}}};
}

TEST(AxisOf, TakesRoundNumbers) {
    auto const axis = axis_of(0, 12, true, true);
    EXPECT_EQ(axis.ticks(), (std::vector<double>{0, 5, 10, 15}));
    EXPECT_EQ(axis.height_of(15), 0);
    EXPECT_EQ(axis.height_of(0), 100);
    auto const high = axis_of(1262, 1482, false, true);
    EXPECT_EQ(high.low, 1250);
    EXPECT_EQ(high.high, 1500);
    EXPECT_EQ(axis_of(0, 0.3, true, false).ticks().size(), 4U);
    EXPECT_EQ(axis_of(0, 1, true, true).ticks(), (std::vector<double>{0, 1}));
    EXPECT_EQ(axis_of(0, 0, true, true).ticks(), (std::vector<double>{0, 1}));
    EXPECT_EQ(axis_of(-5, 3, true, true).low, -6);
}

TEST(ChartLine, DrawsLinesWithTheYearBeforeDashedAndTheLastValueLabelled) {
    auto const chart = chart_line(english, months());
    EXPECT_TRUE(holds(chart, R"(<path class="ln s1" data-s="0" d="M16.7 80L50 20">)")) << chart.string();
    EXPECT_TRUE(holds(chart, R"(class="ln s2 dash")"));
    EXPECT_TRUE(holds(chart, R"(preserveAspectRatio="none")"));
    EXPECT_TRUE(holds(chart, ">12</text>"));
    EXPECT_TRUE(holds(chart, "<span>Jan</span><span>Feb</span><span>Mar</span>"));
    EXPECT_TRUE(holds(chart, R"(aria-label="Line chart. This year: 3 in January 2026, 12 in February 2026, at most 12 in February 2026. Year before: )"));
}

TEST(ChartLine, HasItsTable) {
    auto box = months();
    box.figures.points[0].href = "/workshops/events?start.from=2026-01-01";
    box.files = {{"CSV", "/charts/x/held.csv"}};
    auto const chart = chart_line(english, box);
    EXPECT_TRUE(holds(chart, "<summary>Show as table</summary>"));
    EXPECT_TRUE(holds(chart, R"(<a href="/workshops/events?start.from=2026-01-01">January 2026</a>)"));
    EXPECT_TRUE(holds(chart, "February 2026"));
    EXPECT_TRUE(holds(chart, R"(<a href="/charts/x/held.csv" download>CSV)"));
}

TEST(ChartLine, SaysWhereItsAxisBegins) {
    auto box = months();
    box.figures.series = {{"now", "People", {1400, 1450, 1482}}};
    EXPECT_TRUE(holds(chart_line(english, box), "by month · axis from 1,400"));
    EXPECT_FALSE(holds(chart_line(english, months()), "axis from"));
}

TEST(ChartBar, BeginsAtZero) {
    auto box = months();
    box.figures.series = {{"now", "People", {1400, 1450, 1482}}};
    auto const chart = chart_bar(english, box);
    EXPECT_TRUE(holds(chart, R"(class="grid zero")"));
    EXPECT_TRUE(holds(chart, R"(aria-label="Bar chart. People: January 2026 1,400, February 2026 1,450 and March 2026 1,482.")")) << chart.string();
    EXPECT_EQ(count_of(chart.string(), "<rect class=\"b1\""), 3U);
}

TEST(ChartStack, AddsUpWhatIsMoreThanSixAsOther) {
    ChartBox box{.id = "many", .title = "Many", .unit = "", .along = "Year", .figures = {.points = {{"2025", "2025"}, {"2026", "2026"}}, .series = {}}};
    for (int i = 1; i <= 8; ++i) box.figures.series.push_back({std::to_string(i), "S" + std::to_string(i), {i, 10 * i}});
    auto const kept = at_most(english, box.figures.series, 6);
    ASSERT_EQ(kept.size(), 6U);
    EXPECT_EQ(kept.front().label, "S4");
    EXPECT_EQ(kept.back().label, "Other");
    EXPECT_EQ(kept.back().values, (std::vector<std::optional<double>>{6, 60}));
    auto const chart = chart_stack(english, box);
    EXPECT_EQ(count_of(chart.string(), "<rect class=\"b"), 12U);
    EXPECT_TRUE(holds(chart, ">S1</th>")) << "the table has them all";
    EXPECT_TRUE(holds(chart, ">360</text>")) << "the last bar's height";
}

TEST(Chart, SaysWhereThereIsNothing) {
    auto box = months();
    box.figures.series = {{"now", "This year", {0, 0, std::nullopt}}};
    for (auto const kind : {ChartKind::line, ChartKind::bar, ChartKind::stack, ChartKind::map}) {
        auto const html = chart(english, kind, box);
        EXPECT_TRUE(holds(html, "Nothing to show yet."));
        EXPECT_FALSE(holds(html, "<svg"));
    }
}

TEST(Chart, EscapesWhatPeopleWrote) {
    auto box = months();
    box.figures.points[0].name = "<script>\"x\"";
    box.figures.series[0].label = "<b>";
    for (auto const kind : {ChartKind::line, ChartKind::bar, ChartKind::stack, ChartKind::map}) {
        auto const html = chart(english, kind, box).string();
        EXPECT_EQ(html.find("<script>"), std::string::npos);
        EXPECT_EQ(html.find("<b>&lt;b&gt;"), std::string::npos);
    }
}

TEST(Chart, SpeaksTheReadersLanguage) {
    auto box = months();
    box.figures.series = {{"now", "Gent", {1400.5, 1450, 1482}}};
    EXPECT_TRUE(holds(chart_bar({{"ca"}}, box), "1.400,5"));
}

TEST(ChartMap, ColoursCountriesInFiveSteps) {
    ChartBox box{.id = "people", .title = "People by country", .unit = "people", .along = "Country", .figures = {.points = {}, .series = {{"people", "People", {}}}}};
    for (auto const& [code, value] : {std::pair{"ES", 40}, {"FR", 7}, {"AD", 3}, {"PT", 2}, {"W3", 9}, {"DE", 0}, {"IT", 12}}) {
        box.figures.points.push_back({code, code, std::string("Land ") + code});
        box.figures.series[0].values.push_back(value);
    }
    auto const chart = chart_map(english, box);
    EXPECT_TRUE(holds(chart, R"(#ES" class="m5" data-point="ES"><title>Land ES 40</title></use>)")) << chart.string();
    EXPECT_TRUE(holds(chart, "#AD\" class=\"m")) << "small countries are drawn";
    EXPECT_FALSE(holds(chart, "#W3")) << "what is no country isn't";
    EXPECT_FALSE(holds(chart, "#DE")) << "nothing has no colour";
    EXPECT_TRUE(holds(chart, "Not on the map: Land W3."));
    EXPECT_TRUE(holds(chart, "Natural Earth"));
    EXPECT_TRUE(holds(chart, R"(<li><span class="ellipsis">Land ES</span><span class="tnum">40</span></li>)"));
}

TEST(StepBounds, PartValuesIntoFiveGroups) {
    EXPECT_EQ(step_bounds({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), (std::vector<double>{2, 4, 6, 8}));
    EXPECT_EQ(step_bounds({7}), std::vector<double>{});
    EXPECT_EQ(step_bounds({1, 1, 1, 1, 50}), std::vector<double>{1});
    EXPECT_EQ(step_bounds({}), std::vector<double>{});
}

TEST(ListText, ListsAsTheLanguageDoes) {
    EXPECT_EQ(list_text(english, {}), "");
    EXPECT_EQ(list_text(english, {"Vic"}), "Vic");
    EXPECT_EQ(list_text(english, {"Vic", "Reus"}), "Vic and Reus");
    EXPECT_EQ(list_text(english, {"Vic", "Girona", "Reus"}), "Vic, Girona and Reus");
}

TEST(Spark, NeedsTwoValues) {
    EXPECT_TRUE(spark({1}).empty());
    EXPECT_TRUE(holds(spark({1, 3}), R"(d="M0 95L100 7")"));
}

}  // namespace
}  // namespace ateneu::ui
