#include "core/base/csv_line.h"

#include <gtest/gtest.h>

namespace ateneu {
namespace {

std::string cell(std::string_view text, char delimiter = ',') {
    std::string out;
    append_csv_cell(out, text, delimiter);
    return out;
}

TEST(CsvLine, CellsAreQuotedWhereTheyMustBe) {
    EXPECT_EQ(cell("plain"), "plain");
    EXPECT_EQ(cell(""), "");
    EXPECT_EQ(cell("a,b"), "\"a,b\"");
    EXPECT_EQ(cell("a,b", ';'), "a,b");
    EXPECT_EQ(cell("a \"b\""), "\"a \"\"b\"\"\"");
    EXPECT_EQ(cell("a\nb"), "\"a\nb\"");
    EXPECT_EQ(cell(" a"), "\" a\"");
    EXPECT_EQ(csv_line({""}), "\"\"\r\n") << "a blank line would be no row";
}

TEST(CsvLine, CellsThatASpreadsheetWouldRunAreGuarded) {
    EXPECT_EQ(csv_line({"=1+1", "@x", "+a", "-a", "-12,50", "+34"}), "'=1+1,'@x,'+a,'-a,\"-12,50\",+34\r\n");
    for (std::string_view const text : {"=1", "@x", "\tx", "\rx", "-x,y"}) EXPECT_TRUE(cell(text).starts_with("'") || cell(text).starts_with("\"'")) << text;
    for (std::string_view const text : {"", "a=1", "1+1", "-5", "+34600123123", "O'Neil"}) EXPECT_EQ(cell(text), text);
}

TEST(CsvLine, AGuardIsTakenOffAgainAndNothingElse) {
    for (std::string_view const text : {"=1", "'=1", "''=1", "-a", "'a", "-5", "'-5", "", "\tx", "O'Neil"}) {
        auto const written = cell(text);
        auto const read = written.starts_with('"') ? std::string_view(written).substr(1, written.size() - 2) : std::string_view(written);
        EXPECT_EQ(without_guard(read), text);
    }
}

}  // namespace
}  // namespace ateneu
