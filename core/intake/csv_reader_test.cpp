#include "core/intake/csv_reader.h"

#include "core/base/csv_line.h"

#include <gtest/gtest.h>

#include <random>

#include "core/base/text.h"

namespace ateneu::intake {
namespace {

using namespace std::string_literals;
using Row = std::vector<std::string>;

struct Whole {
    std::vector<Row> rows;
    std::string problem;
};
Whole read(std::string_view bytes, char delimiter = ',', Charset charset = Charset::utf8, CsvLimits limits = {}) {
    CsvReader reader(bytes, charset, delimiter, limits);
    Whole whole;
    for (Row cells; reader.next(cells);) whole.rows.push_back(cells);
    if (reader.problem()) whole.problem = translate(Tongue{"en"}, *reader.problem());
    return whole;
}
std::vector<Row> rows(std::string_view bytes, char delimiter = ',') {
    auto whole = read(bytes, delimiter);
    EXPECT_EQ(whole.problem, "");
    return whole.rows;
}

TEST(CsvReader, ReadsCellsAndRows) {
    EXPECT_EQ(rows("a,b\r\n1,2\r\n"), (std::vector<Row>{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(rows("a,b\n1,2"), (std::vector<Row>{{"a", "b"}, {"1", "2"}})) << "the last line end may be missing";
    EXPECT_EQ(rows("a,b\r1,2\r"), (std::vector<Row>{{"a", "b"}, {"1", "2"}})) << "as old Macs end lines";
    EXPECT_EQ(rows("a;b,c", ';'), (std::vector<Row>{{"a", "b,c"}}));
    EXPECT_EQ(rows("a,\n,b\n"), (std::vector<Row>{{"a", ""}, {"", "b"}}));
    EXPECT_EQ(rows("a\n\nb\n"), (std::vector<Row>{{"a"}, {""}, {"b"}}));
    EXPECT_TRUE(rows("").empty());
}

TEST(CsvReader, QuotedCellsHoldAnything) {
    EXPECT_EQ(rows("\"a,b\",\"c\r\nd\",\"\"\"e\"\"\"\n"), (std::vector<Row>{{"a,b", "c\r\nd", "\"e\""}}));
    EXPECT_EQ(rows("\"\",x\n\"\"\n"), (std::vector<Row>{{"", "x"}, {""}}));
    EXPECT_EQ(rows("5\" pipe,\"b\" ,c"), (std::vector<Row>{{"5\" pipe", "b", "c"}})) << "a quote inside a cell is a letter";
    EXPECT_EQ(rows("\"a\r\",\"\nb\"\r\nc"), (std::vector<Row>{{"a\r", "\nb"}, {"c"}}));
}

TEST(CsvReader, SaysWhereAFileIsBroken) {
    EXPECT_EQ(read("a,b\n1,\"2\n3,4\n").problem, "Line 2: a quotation mark opens a cell here and none closes it.");
    EXPECT_EQ(read("a,b\n1,\"2\"x\n").problem,
              "Line 2, column 6: after a closing quotation mark the cell must end. Write a quotation mark inside a cell twice.");
    EXPECT_EQ(read("Núria,b\nà\xF1,2\n").problem,
              "Line 2, column 2: these bytes are no letters in the encoding of this file. Save it as UTF-8, or choose its encoding.");
    EXPECT_EQ(read("a,b\r\n\r\nú\0"s).problem, "Line 3, column 2: this is not text. Save the table as CSV and try again.");
}

TEST(CsvReader, HasLimits) {
    CsvLimits const small{.cell_bytes = 4, .columns = 3, .rows = 2};
    EXPECT_EQ(read("abcd,b,c\n1\n", ',', Charset::utf8, small).problem, "");
    EXPECT_EQ(read("a\nabcde\n", ',', Charset::utf8, small).problem, "Row 2 has a cell of more than 4 bytes. A quotation mark may be missing.");
    EXPECT_EQ(read("a,b,c,d\n", ',', Charset::utf8, small).problem, "Row 1 has more than 3 columns.");
    EXPECT_EQ(read("a\nb\nc\n", ',', Charset::utf8, small).problem, "The file has more than 2 rows. Part it into several.");
}

TEST(CsvReader, CountsRowsAsASpreadsheetDoes) {
    CsvReader reader("a\n\n\"b\nc\"\nd\n", Charset::utf8, ',');
    Row cells;
    std::vector<std::int64_t> numbers;
    while (reader.next(cells)) numbers.push_back(reader.row());
    EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 2, 3, 4}));
}

TEST(CsvReader, ReadsOtherCharsets) {
    EXPECT_EQ(read("\xFF\xFEN\0\xFA\0,\0b\0\n\0"s, ',', Charset::utf16_le).rows, (std::vector<Row>{{"Nú", "b"}}));
    EXPECT_EQ(read("N\xFA,b\n", ',', Charset::windows_1252).rows, (std::vector<Row>{{"Nú", "b"}}));
}

TEST(CsvFormat, TheDelimiterIsFoundOut) {
    EXPECT_EQ(guessed_format("name,town\nAna,Vic\n").delimiter, ',');
    EXPECT_EQ(guessed_format("name;fee\nAna;1,50\nBen;2,50\n").delimiter, ';');
    EXPECT_EQ(guessed_format("name\ttown, country\nAna\tVic, ES\n").delimiter, '\t');
    EXPECT_EQ(guessed_format("name|town\n\"A|B\"|Vic\n").delimiter, '|');
    EXPECT_EQ(guessed_format("name\nAna\n").delimiter, ',');
    EXPECT_EQ(guessed_format("name;\"a,b,c,d\"\nx;\"a,b,c,d\"\n").delimiter, ';');
    EXPECT_EQ(guessed_format("\xFF\xFEn\0;\0t\0\n\0"s).delimiter, ';');
}

TEST(CsvFormat, ASpreadsheetMaySayItsDelimiter) {
    auto const format = guessed_format("sep=|\r\na|b\r\n");
    EXPECT_TRUE(format.has_sep_line);
    EXPECT_EQ(format.delimiter, '|');
    EXPECT_FALSE(guessed_format("sep,x\n").has_sep_line);
}

TEST(CsvReader, WhatIsWrittenReadsBack) {
    std::mt19937 random(20261122);
    std::string const letters = "ab,;\"\r\n 'ú\t|";
    for (int round = 0; round < 2000; ++round) {
        Row cells;
        for (auto n = random() % 4 + 1; n > 0; --n) {
            std::string cell;
            for (auto l = random() % 6; l > 0; --l) cell += letters[random() % letters.size()];
            cells.push_back(is_utf8(cell) ? cell : "ú");
        }
        auto const back = rows(csv_line(cells, ';'), ';');
        ASSERT_EQ(back.size(), 1U) << round;
        ASSERT_EQ(back[0].size(), cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) EXPECT_EQ(without_guard(back[0][i]), cells[i]) << round;
    }
}

/// Any bytes: it ends, what it gives is UTF-8 without zero bytes, and it says why it stopped.
TEST(CsvReader, TakesAnyBytes) {
    auto const seed = std::random_device{}();
    std::mt19937 random(seed);
    std::string const likely = "\"\",;\r\n\t|a\0\xC3\xA9\xFF"s;
    for (int round = 0; round < 3000; ++round) {
        std::string bytes;
        for (auto n = random() % 200; n > 0; --n) bytes += random() % 2 ? likely[random() % likely.size()] : static_cast<char>(random());
        auto const format = guessed_format(bytes);
        for (auto const charset : {format.charset, Charset::utf8, Charset::utf16_be, Charset::windows_1252}) {
            auto const whole = read(bytes, format.delimiter, charset);
            for (auto const& row : whole.rows)
                for (auto const& cell : row) {
                    ASSERT_TRUE(is_utf8(cell)) << "seed " << seed;
                    ASSERT_EQ(cell.find('\0'), std::string::npos) << "seed " << seed;
                }
            ASSERT_LE(whole.rows.size(), bytes.size());
        }
    }
}

}  // namespace
}  // namespace ateneu::intake
