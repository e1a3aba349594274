#include "core/csv/export.h"

#include <boost/json.hpp>
#include <filesystem>

#include "core/base/text.h"
#include "core/csv/moments.h"
#include "core/csv/place.h"
#include "core/csv/record_json.h"
#include "tests/support/csv_text.h"
#include "tests/support/specimen_house.h"

namespace ateneu::specimen {
namespace {

using csv::Format;
using Pairs = std::vector<std::pair<std::string, std::string>>;

class Exports : public House {
protected:
    csv::Wish wish_for(Entity const& entity, Format format, Pairs const& address = {}) {
        Problems problems;
        csv::Wish wish{.query = list_query(entity, address, problems), .format = format, .reader = {{}, "Europe/Madrid", noon}};
        EXPECT_TRUE(problems.empty());
        wish.site = "https://ateneu.example";
        return wish;
    }
    std::string file(Actor const& actor, csv::Wish const& wish) {
        return as(actor, [&](Transaction& tx) {
            csv::Export out(tx, wish);
            std::string all;
            pieces = 0;
            while (auto const piece = out.next()) all += *piece, ++pieces;
            return all;
        });
    }
    std::string file(Entity const& entity, Format format, Pairs const& address = {}) { return file(superuser(), wish_for(entity, format, address)); }
    std::vector<csv::Column> columns(Entity const& entity, std::initializer_list<char const*> names) {
        std::vector<csv::Column> all;
        for (auto const* name : names) {
            auto& column = all.emplace_back(csv::Column{entity.find(name)});
            for (auto const& computed : entity.computed)
                if (computed.name == name) column.computed = &computed;
        }
        return all;
    }
    int pieces = 0;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Exports, tests::both_databases(), tests::dialect_name);

TEST_P(Exports, OfEveryKindAreReadBackToTheSameValues) {
    auto const ana = member("Ana");
    auto const red = add(Tag{.name = "Red"});
    add(full_sheet(ana, {red}));
    add(extreme_sheet(ana));
    add(bare_sheet(ana));
    add(full_slip(ana));
    add(Slip{});
    for (auto const* entity : {&Sheet::entity(), &Slip::entity()}) {
        auto const rows = tests::read_csv(file(*entity, Format::csv));
        auto const stored = as(superuser(), [&](Transaction& tx) { return list(tx, wish_for(*entity, Format::csv).query, Columns::values); });
        ASSERT_EQ(rows.size(), stored.records.size() + 1);
        auto const& head = rows.front();
        EXPECT_EQ(head.front(), "id");
        EXPECT_EQ(std::find(head.begin(), head.end(), "pin"), head.end()) << "a secret leaves nobody's house";
        for (std::size_t n = 0; n < stored.records.size(); ++n) {
            EXPECT_EQ(rows[n + 1].front(), std::to_string(stored.records[n].id));
            ASSERT_EQ(rows[n + 1].size(), head.size());
            for (std::size_t column = 1; column < head.size(); ++column) {
                auto const index = static_cast<std::size_t>(entity->index_of(head[column]));
                auto const back = from_text(entity->fields[index], rows[n + 1][column]);
                EXPECT_TRUE(back == stored.records[n].values[index]) << head[column] << ": " << rows[n + 1][column];
            }
        }
    }
}

TEST_P(Exports, AreTheListAsFilteredAndOrdered) {
    for (auto const* name : {"Ana", "Ben", "Àngel"}) member(name);
    auto const rows = tests::read_csv(file(Member::entity(), Format::csv, {{"q", "a"}, {"order", "-name"}}));
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[1][2], "Àngel");
    EXPECT_EQ(rows[2][2], "Ana");
    auto chosen = wish_for(Member::entity(), Format::csv);
    chosen.columns = columns(Member::entity(), {"joined_on", "name"});
    EXPECT_TRUE(file(superuser(), chosen).starts_with("id,joined_on,name\r\n"));
}

TEST_P(Exports, HoldOnlyWhatTheirReaderMaySee) {
    auto const ana = member("Ana", 1), ben = member("Ben", 2);
    auto const branch = add(Branch{.code = {"gr"}, .name = "Gràcia"});
    add(Booking{.branch = branch, .member = ana, .item = item("drill"), .day = today});
    add(Booking{.branch = branch, .member = ben, .item = item("saw"), .day = today});
    auto labelled = wish_for(Booking::entity(), Format::csv);
    labelled.labels = true;
    for (auto const format : csv::all_formats) {
        if (!csv::can_export(Booking::entity(), format) || format == Format::xlsx) continue;
        auto const all = file(superuser(), wish_for(Booking::entity(), format)), own = file(member_with({}, 1), wish_for(Booking::entity(), format));
        EXPECT_LT(own.size(), all.size());
        EXPECT_LT(file(Actor{}, wish_for(Booking::entity(), format)).size(), own.size());
    }
    auto const seen = file(member_with({"specimen.booking.view"}, 1), labelled);
    EXPECT_NE(seen.find("Ana"), std::string::npos);
    EXPECT_EQ(seen.find("Ben"), std::string::npos) << "a row that may be seen points at one that may not";
}

TEST_P(Exports, ForPeopleSayWhatThePageSays) {
    auto const ana = member("Ana");
    auto const red = add(Tag{.name = "Red"}), blue = add(Tag{.name = "Blue"});
    auto sheet = full_sheet(ana, {red, blue});
    sheet.notes = "=HYPERLINK(\"http://evil.example\")";
    add(sheet);
    auto wish = wish_for(Sheet::entity(), Format::csv);
    wish.labels = true;
    wish.columns = columns(Sheet::entity(), {"notes", "country", "size", "ticked", "member", "tags", "moment", "big", "about"});
    auto const text = file(superuser(), wish);
    EXPECT_TRUE(text.starts_with("\xEF\xBB\xBF")) << "Excel reads UTF-8 only by this";
    auto const rows = tests::read_csv(text.substr(3));
    EXPECT_EQ(rows[0][1], "Notes");
    EXPECT_EQ(rows[1], (std::vector<std::string>{"Núria's “sheet” <1>", "'=HYPERLINK(\"http://evil.example\")", "Spain", "Large", "Yes", "Ana", "Red; Blue",
                                                 "2026-11-21 17:16", "-9007199254740993", "Ana"}));
}

TEST_P(Exports, HaveWhatIsWorkedOutWhereAnImportWouldNotMeetIt) {
    member("Ana");
    auto const& entity = Member::entity();
    auto labelled = wish_for(entity, Format::csv);
    labelled.labels = true;
    auto const usual = tests::read_csv(file(superuser(), labelled).substr(3)).front();
    EXPECT_NE(std::find(usual.begin(), usual.end(), "Bookings"), usual.end());
    EXPECT_EQ(std::find(usual.begin(), usual.end(), "Greeting"), usual.end()) << "a list shows it only when it is asked to";
    labelled.columns = columns(entity, {"hours", "name", "has_card", "last_booking", "bookings", "greeting"});
    EXPECT_EQ(tests::read_csv(file(superuser(), labelled))[1], (std::vector<std::string>{"Ana", "0", "Ana", "No", "", "0", "Hello Ana"}));
    auto machine = wish_for(entity, Format::csv);
    machine.columns = labelled.columns;
    EXPECT_EQ(file(superuser(), machine), "id,name\r\n1,Ana\r\n");
    auto json = wish_for(entity, Format::json);
    json.columns = labelled.columns;
    auto const object = boost::json::parse(file(superuser(), json)).as_array()[0].as_object();
    EXPECT_EQ(object.at("hours").as_string(), "0");
    EXPECT_EQ(object.at("bookings").as_int64(), 0);
    EXPECT_TRUE(object.at("last_booking").is_null());
}

TEST_P(Exports, AsJsonAreWhatTheApiGives) {
    auto const ana = member("Ana");
    auto const drill = item("drill");
    add(full_sheet(ana));
    add(Order{.number = 7, .customer = ana, .placed_on = today, .lines = {{.item = drill, .quantity = 3}}});
    auto const orders = boost::json::parse(file(Order::entity(), Format::json)).as_array();
    ASSERT_EQ(orders.size(), 1u);
    EXPECT_EQ(orders[0].at("lines").as_array().size(), 1u);
    EXPECT_EQ(orders[0].at("title").as_string(), "Order 7");
    auto const sheets = boost::json::parse(file(Sheet::entity(), Format::json)).as_array();
    auto const stored = as(superuser(), [&](Transaction& tx) { return list(tx, wish_for(Sheet::entity(), Format::json).query, Columns::values); });
    std::string same;
    JsonWriter json(same);
    json.begin_object();
    csv::write_record(json, Sheet::entity(), stored.records[0], stored.titles[0]);
    json.end_object();
    EXPECT_EQ(sheets[0], boost::json::parse(same));
    EXPECT_FALSE(sheets[0].as_object().contains("pin"));
    EXPECT_TRUE(boost::json::parse(file(Tag::entity(), Format::json)).as_array().empty());
}

TEST_P(Exports, ComeInPiecesOfBoundedSize) {
    write([](Transaction& tx) {
        for (int n = 0; n < 1201; ++n) EXPECT_TRUE(tx.add(Tag{.name = "Tag " + std::to_string(n)}));
        return 0;
    });
    EXPECT_EQ(tests::read_csv(file(Tag::entity(), Format::csv)).size(), 1202u);
    EXPECT_EQ(pieces, 3);
    EXPECT_EQ(boost::json::parse(file(Tag::entity(), Format::json)).as_array().size(), 1201u);
    EXPECT_EQ(file(Tag::entity(), Format::csv, {{"q", "no such"}}), "id,name\r\n");
}

TEST_P(Exports, AsCalendarsFollowTheRules) {
    auto const ana = member("Ana");
    auto sheet = full_sheet(ana);
    sheet.title = "Ünderstanding; commas, and \\ marks of a title that is longer than one line";
    add(sheet);
    auto const text = file(Sheet::entity(), Format::ics);
    EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    EXPECT_TRUE(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    for (auto const line : split(text, '\n')) EXPECT_LE(line.size(), 76u) << line;
    auto const unfolded = replaced(text, "\r\n ", "");
    EXPECT_NE(unfolded.find("SUMMARY:Ünderstanding\\; commas\\, and \\\\ marks of a title that is longer than one line\r\n"), std::string::npos) << unfolded;
    EXPECT_NE(unfolded.find("DTSTART:20260309T143000Z\r\nDTEND:20260309T160000Z\r\n"), std::string::npos) << unfolded;
    EXPECT_NE(unfolded.find("UID:specimen_sheet-1@ateneu.example\r\n"), std::string::npos);
    EXPECT_NE(unfolded.find("URL:https://ateneu.example/specimen/sheets/1\r\n"), std::string::npos);
    EXPECT_NE(unfolded.find("LOCATION:Spain\r\n"), std::string::npos);
    EXPECT_EQ(is_utf8(unfolded), true);
    // One day is a whole one, and ends where the next begins.
    auto const branch = add(Branch{.code = {"gr"}, .name = "Gràcia"});
    add(Booking{.branch = branch, .member = ana, .item = item("drill"), .day = date_of(2026, 12, 31)});
    EXPECT_NE(file(Booking::entity(), Format::ics).find("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"), std::string::npos);
}

TEST(Moments, AreFoundInTheTable) {
    EXPECT_EQ(csv::moments_of(Sheet::entity())->start->name, "when");
    EXPECT_EQ(csv::moments_of(Booking::entity())->start->name, "day");
    EXPECT_FALSE(csv::moments_of(Tag::entity()));
    EXPECT_FALSE(csv::place_of(Sheet::entity())) << "half a place is none";
    EXPECT_FALSE(csv::can_export(Tag::entity(), Format::ics));
    EXPECT_FALSE(csv::can_export(Sheet::entity(), Format::geojson));
}

TEST_P(Exports, AsSpreadsheetsAreZipFilesThatLeaveNothingBehind) {
    auto const folders = [] {
        int count = 0;
        for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
            count += entry.path().filename().string().starts_with("ateneu-sheet-");
        return count;
    };
    auto const before = folders();
    auto const ana = member("Ana");
    add(full_sheet(ana));
    add(extreme_sheet(ana));
    add(bare_sheet(ana));
    auto const bytes = file(Sheet::entity(), Format::xlsx);
    EXPECT_TRUE(bytes.starts_with("PK"));
    EXPECT_NE(bytes.find("xl/worksheets/sheet1.xml"), std::string::npos);
    EXPECT_EQ(folders(), before);
    as(superuser(), [&](Transaction& tx) {
        csv::Export left(tx, wish_for(Sheet::entity(), Format::xlsx));
        EXPECT_EQ(left.total(), 3u);
        EXPECT_EQ(left.next(), "") << "rows wait in a file";
        EXPECT_EQ(folders(), before + 1);
        return 0;
    });
    EXPECT_EQ(folders(), before) << "somebody left in the middle";
}

}  // namespace
}  // namespace ateneu::specimen
