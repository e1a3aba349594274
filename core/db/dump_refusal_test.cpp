#include <gtest/gtest.h>

#include <filesystem>

#include "core/db/dump_testing.h"

namespace ateneu::db {

namespace {

using namespace std::string_literals;

/// `table|line|reason` of a dump that must be refused.
std::string refusal(std::string_view dump) {
    try {
        read(dump);
    } catch (DumpError const& error) {
        return error.table + "|" + std::to_string(error.line) + "|" + error.reason;
    }
    return "read without an error";
}

struct Broken {
    std::string name, dump, table;
    std::int64_t line;
    std::string reason;  ///< a part of it
};
void PrintTo(Broken const& broken, std::ostream* out) { *out << broken.name; }

class RefuseDump : public testing::TestWithParam<Broken> {};

std::string const copy_head =
    "CREATE TABLE public.t (a int, b int);\nCOPY public.t (a, b) FROM stdin;\n";
std::string const insert_head =
    "CREATE TABLE public.t (a int, b int);\nINSERT INTO public.t VALUES\n";

Broken const broken_dumps[] = {
    {"TooFewCells", copy_head + "1\t2\n3\n\\.\n", "t", 4, "1 values for 2 columns"},
    {"TooManyCells", copy_head + "1\t2\t3\n\\.\n", "t", 3, "3 values for 2 columns"},
    {"TooFewValues", insert_head + "(1, 2),\n(3);\n", "t", 4, "1 values for 2 columns"},
    {"TooManyValues", insert_head + "(1, 2, 3);\n", "t", 3, "3 values for 2 columns"},
    {"CopyWithoutEnd", copy_head + "1\t2\n", "t", 4, "cut off"},
    {"CopyCutInsideARow", copy_head + "1\t2\n3", "t", 4, "cut off"},
    {"InsertWithoutEnd", insert_head + "(1, 2)\n", "t", 2, "cut off"},
    {"InsertCutInsideARow", insert_head + "(1, 2),\n(3,", "t", 2, "cut off"},
    {"InsertCutAfterAComma", insert_head + "(1, 2),\n", "t", 2, "cut off"},
    {"UnterminatedQuote", insert_head + "(1, 'a\nb);\n", "t", 3,
     "quote that opens here is never closed"},
    {"UnterminatedEscapeString", insert_head + "(1, E'a\\');\n", "t", 3, "never closed"},
    {"UnterminatedName", "SET a = 1;\nCOPY \"t (a) FROM stdin;\n", "", 2, "never closed"},
    {"UnterminatedBody", "CREATE FUNCTION f() AS $$ begin\n", "", 1, "never closed"},
    {"UnterminatedComment", "SET a = 1;\n/* for\never\n", "", 2, "no end (*/)"},
    {"StatementWithoutEnd", "SET a = 1;\nALTER TABLE t\n", "", 2, "no end (;)"},
    {"CreateTableWithoutEnd", "CREATE TABLE t (a int,\nb int\n", "t", 3, "cut off"},
    {"NoClosingLine", "--\n-- PostgreSQL database dump\n--\n\nSET a = 1;\n", "", 6,
     "ends before its end"},
    {"BytesNotUtf8InCopy", copy_head + "1\t\xfa\n\\.\n", "t", 3, "not UTF-8"},
    {"EscapedBytesNotUtf8", copy_head + "1\t\\xfa\n\\.\n", "t", 3, "not UTF-8"},
    {"ZeroByte", copy_head + "1\t\\0\n\\.\n", "t", 3, "not UTF-8"},
    {"BytesNotUtf8InInsert", insert_head + "(1, '\xfa');\n", "t", 3, "not UTF-8"},
    {"HalfASurrogate", insert_head + "(1, E'\\ud800');\n", "t", 3, "not UTF-8"},
    {"BytesNotUtf8InSqlAscii",
     "SET client_encoding = 'SQL_ASCII';\n" + copy_head + "1\t\xfa\n\\.\n", "t", 4, "not UTF-8"},
    {"UnknownEncoding", "SET client_encoding = 'EUC_JP';\n", "", 1, "EUC_JP is not read"},
    {"LoneBackslash", copy_head + "1\t2\\\n\\.\n", "t", 3, "lone backslash"},
    {"RawCarriageReturn", copy_head + "1\t2\r\n\\.\n", "t", 3, "carriage return"},
    {"Expression", insert_head + "(1, now());\n", "t", 3, "“now” is not a plain value"},
    {"Default", insert_head + "(1, DEFAULT);\n", "t", 3, "DEFAULT"},
    {"TwoValuesInOne", insert_head + "(1, 'a' 'b');\n", "t", 3,
     "where a comma or bracket should be"},
    {"InsertFromQuery", "INSERT INTO t (a) SELECT 1;\n", "t", 1, "INSERT … VALUES"},
    {"InsertOfUnknownTable", "INSERT INTO t VALUES (1);\n", "t", 1, "CREATE TABLE before"},
    {"CopyFromFile", "COPY t (a) FROM '/etc/t';\n", "t", 1, "another file"},
    {"CopyAsCsv", "COPY t (a) FROM stdin WITH CSV;\n1\n\\.\n", "t", 1, "options"},
    {"TwoSchemas", copy_head + "1\t2\n\\.\nINSERT INTO x.t (a) VALUES (1);\n", "t", 5,
     "two schemas"},
    {"RowsChanged", insert_head + "(1, 2);\nDELETE FROM t;\n", "", 4, "DELETE changes rows"},
    {"EndOfRowsAlone", "SET a = 1;\n\\.\n", "", 2, "never began"},
    {"RowsElsewhere", "SET a = 1;\n\\i rows.sql\n", "", 2, "another file"},
    {"StrangeStatement", "SET a = 1;\nfoo bar;\n", "", 2, "“foo” begins no statement"},
};

}  // namespace

TEST_P(RefuseDump, WithTableLineAndReason) {
    auto const& broken = GetParam();
    auto const said = refusal(broken.dump);
    EXPECT_EQ(said.rfind(broken.table + "|" + std::to_string(broken.line) + "|", 0), 0U) << said;
    EXPECT_NE(said.find(broken.reason), std::string::npos) << said;
}
INSTANTIATE_TEST_SUITE_P(Broken, RefuseDump, testing::ValuesIn(broken_dumps),
                         [](auto const& each) { return each.param.name; });

TEST(RefuseFile, ThatIsNoDumpOfPostgresql) {
    std::pair<std::string, std::string> const files[] = {
        {"", "||0|the file is empty"},
        {gzip(""), "||0|the file is empty"},
        {"PGDMP\1\16\0", "custom format"},
        {"SQLite format 3\0"s, "an SQLite database"},
        {"PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n", "a dump of SQLite"},
        {"-- MySQL dump 10.13\n", "a dump of MySQL"},
        {"-- MariaDB dump 10.19\n", "a dump of MariaDB"},
        {"CREATE TABLE `t` (\n", "a dump of MySQL"},
        {"\n <!DOCTYPE html>\n<html>", "a web page"},
        {"{\"a\": 1}", "JSON"},
        {"a.sql" + std::string(252, '\0') + "ustar\0"s, "tar archive"},
        {"PK\3\4", "ZIP"},
        {gzip(gzip("SET a = 1;\n")), "compressed twice"},
        {"\xff\xfe-\0-\0"s, "UTF-16"},
        {"a\x01\x02\xf0", "binary data"},
        {"-- a comment and nothing else\n", "no SQL"},
        {"name,surname\nAna,Puig\n", "not an SQL dump of PostgreSQL: it begins with “name”"},
    };
    for (auto const& [bytes, reason] : files) {
        auto const said = "|" + refusal(bytes);
        EXPECT_NE(said.find(reason), std::string::npos) << said << " instead of " << reason;
    }
}

TEST(RefuseFile, ThatCantBeRead) {
    DumpRecord record;
    auto const said = [&](std::string const& path) {
        try {
            read_dump(path, record);
        } catch (DumpError const& error) {
            return std::string(error.what());
        }
        return "read without an error"s;
    };
    EXPECT_NE(said("/nowhere/dump.sql").find("can't be opened: No such file"), std::string::npos);
    EXPECT_NE(said(std::filesystem::temp_directory_path()).find("it is a folder"),
              std::string::npos);
}

TEST(RefuseFile, WhoseGzipIsDamagedOrCutOff) {
    std::string rows = copy_head;
    for (int i = 0; i < 50'000; ++i)
        rows += std::to_string(i) + "\t" + std::to_string(i * 7919) + "\n";
    auto packed = gzip(rows + "\\.\n");
    auto const cut = refusal(packed.substr(0, packed.size() / 2));
    EXPECT_EQ(cut.rfind("t|", 0), 0U) << cut;
    EXPECT_NE(cut.find("cut off: the file is not complete"), std::string::npos) << cut;
    for (std::size_t i = 0; i < 40; ++i) packed[packed.size() / 2 + i] ^= 0x55;
    auto const damaged = refusal(packed);
    EXPECT_NE(damaged.find("the gzip data is damaged"), std::string::npos) << damaged;
}

TEST(RefuseFile, ThatIsCutOffAnywhere) {
    std::string const dump =
        "--\n-- PostgreSQL database dump\n--\n\nSET client_encoding = 'UTF8';\n" + copy_head +
        "1\t2\n\\.\nINSERT INTO t (a) VALUES (3);\nCREATE FUNCTION f() AS $$;$$;\n"
        "--\n-- PostgreSQL database dump complete";
    for (std::size_t size = 0; size < dump.size(); ++size)
        EXPECT_NE(refusal(dump.substr(0, size)), "read without an error") << size;
    EXPECT_EQ(refusal(dump), "read without an error");
}

TEST(DumpErrors, SayTableLineAndReasonInOneSentence) {
    EXPECT_STREQ(DumpError("t", 3, "why").what(), "table t, line 3: why");
    EXPECT_STREQ(DumpError("", 0, "why").what(), "why");
}

}  // namespace ateneu::db
