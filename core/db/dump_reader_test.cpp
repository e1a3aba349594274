#include "core/db/dump_reader.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/db/dump_testing.h"

namespace ateneu::db {

namespace {

using namespace std::string_literals;

/// As pg_dump 15 frames everything.
std::string framed(std::string const& inside) {
    return "--\n-- PostgreSQL database dump\n--\n\n\\restrict a1b2\n\n"
           "SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n"
           "SELECT pg_catalog.set_config('search_path', '', false);\n\n" +
           inside + "\n--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict a1b2\n\n";
}

constexpr auto person_table =
    "CREATE TABLE public.person (\n"
    "    id integer NOT NULL,\n"
    "    name character varying(100) DEFAULT 'a, b)'::character varying NOT NULL,\n"
    "    \"end\" date,\n"
    "    is_active boolean,\n"
    "    \"institution_other_URL\" text,\n"
    "    price numeric(10,2) DEFAULT 0.0,\n"
    "    CONSTRAINT positive CHECK (((id > 0) AND (name <> ');'::text))),\n"
    "    PRIMARY KEY (id)\n"
    ");\n";
constexpr auto person_rows =
    "person(id,name,end,is_active,institution_other_URL,price)\n"
    "<1>|<Núria 'the' O\"Neil>|<2024-02-29>|<t>|NULL|<12.50>\n"
    "<-2>|<two\nlines; \\. -- no comment>|NULL|<f>|<>|<-1e-07>\n";
constexpr auto person_head = "(id, name, \"end\", is_active, \"institution_other_URL\", price)";

std::string copied() {
    return "COPY public.person "s + person_head +
           " FROM stdin;\n"
           "1\tNúria 'the' O\"Neil\t2024-02-29\tt\t\\N\t12.50\n"
           "-2\ttwo\\nlines; \\\\. -- no comment\t\\N\tf\t\t-1e-07\n"
           "\\.\n\n";
}

constexpr auto first_values = "(1, 'Núria ''the'' O\"Neil', '2024-02-29', true, NULL, 12.50)";
constexpr auto second_values = "(-2, 'two\nlines; \\. -- no comment', NULL, false, '', -1e-07)";

}  // namespace

TEST(ReadDump, GivesTheRowsOfACopyBlock) {
    auto const record = read(framed(person_table + copied()));
    EXPECT_EQ(record.declarations, "person(id,name,end,is_active,institution_other_URL,price)\n");
    EXPECT_EQ(record.rows, person_rows);
    EXPECT_EQ(record.lines, (std::vector<std::int64_t>{22, 23}));
}

TEST(ReadDump, GivesTheSameRowsFromEveryFormOfInsert) {
    std::string const into = "INSERT INTO public.person ";
    std::string const forms[] = {
        into + "VALUES " + first_values + ";\n" + into + "VALUES " + second_values + ";\n",
        into + person_head + " VALUES " + first_values + ";\n" + into + person_head + " VALUES " +
            second_values + ";\n",
        into + "VALUES\n\t" + first_values + ",\n\t" + second_values + ";\n",
        into + "OVERRIDING SYSTEM VALUE VALUES " + first_values + ", " + second_values +
            " ON CONFLICT DO NOTHING;\n",
        "insert into Person(ID,NAME,\"end\",IS_ACTIVE,\"institution_other_URL\",price) values" +
            std::string(first_values) + "," + second_values + ";",
    };
    for (auto const& form : forms)
        EXPECT_EQ(read(framed(person_table + form)).rows, person_rows) << form;
}

TEST(ReadDump, KnowsTheLineWhereEachInsertedRowBegins) {
    auto const record =
        read("INSERT INTO a (x) VALUES ('one\ntwo');\nINSERT INTO a (x) VALUES\n\t(3),\n\t(4);\n");
    EXPECT_EQ(record.lines, (std::vector<std::int64_t>{1, 4, 5}));
}

TEST(ReadDump, TellsTheTableOnlyBeforeRowsAndWhenColumnsChange) {
    auto const record = read(
        "COPY a (x) FROM stdin;\n\\.\nCOPY b (x) FROM stdin;\n1\n\\.\n"
        "INSERT INTO b (x) VALUES (2);\nINSERT INTO b (y) VALUES (3);\n");
    EXPECT_EQ(record.rows, "b(x)\n<1>\n<2>\nb(y)\n<3>\n");
}

TEST(ReadDump, UndoesEveryEscapeOfCopy) {
    auto const record = read(
        "COPY a (x, y) FROM stdin;\n"
        "\\b\\f\\n\\r\\t\\v\\\\N\t\\101\\x42\\x4a\\q\\1014\n"
        "\\N\t\\\\.\n\\\\\\\\\t\\303\\xA9\n\\.\n");
    EXPECT_EQ(record.rows, "a(x,y)\n<\b\f\n\r\t\v\\N>|<ABJqA4>\nNULL|<\\.>\n<\\\\>|<é>\n");
}

TEST(ReadDump, ReadsEveryPlainValueOfAnInsert) {
    auto const record = read(
        "INSERT INTO a (x, y, z) VALUES "
        "(E'a\\n\\'b''\\\\\\x41\\u00e9\\U0001F600', 'c\\n', B'0101'),"
        "('1'::numeric(10,2), '{\"a,b)\"}'::text[], 'x' :: character varying(3)),"
        "(+1, .5, 1e10), (NULL::text, TRUE, False);\n");
    EXPECT_EQ(record.rows,
              "a(x,y,z)\n<a\n'b'\\Aé😀>|<c\\n>|<0101>\n<1>|<{\"a,b)\"}>|<x>\n"
              "<+1>|<.5>|<1e10>\nNULL|<t>|<f>\n");
}

TEST(ReadDump, ReadsBackslashesInPlainStringsWhereTheServerDid) {
    auto const record =
        read("SET standard_conforming_strings = off;\nINSERT INTO a (x) VALUES ('b\\'c\\\\');\n");
    EXPECT_EQ(record.rows, "a(x)\n<b'c\\>\n");
}

TEST(ReadDump, FindsTablesInAnySchemaAndSearchPath) {
    auto const record = read(
        "SET search_path = \"Old One\", pg_catalog;\nCREATE TABLE a (x int, y int);\n"
        "INSERT INTO \"Old One\".a VALUES (1, 2);\n"
        "CREATE TABLE \"my \"\"db\".\"T\" (\"a b\" int);\nINSERT INTO \"my \"\"db\".\"T\" VALUES "
        "(3);\n");
    EXPECT_EQ(record.declarations, "a(x,y)\nT(a b)\n");
    EXPECT_EQ(record.rows, "a(x,y)\n<1>|<2>\nT(a b)\n<3>\n");
}

TEST(ReadDump, LeavesOutGeneratedColumnsAsCopyDoes) {
    constexpr auto table =
        "CREATE TABLE a (\n x int GENERATED ALWAYS AS IDENTITY,\n"
        " d int GENERATED ALWAYS AS ((x * 2)) STORED,\n y text\n);\n";
    auto const inserted = read(table + "INSERT INTO a VALUES (1, DEFAULT, 'b');\n"s);
    EXPECT_EQ(inserted.declarations, "a(x,d,y)\n");
    EXPECT_EQ(inserted.rows, "a(x,y)\n<1>|<b>\n");
    EXPECT_EQ(read(table + "COPY a FROM stdin;\n1\tb\n\\.\n"s).rows, inserted.rows);
}

TEST(ReadDump, PutsInheritedColumnsFirst) {
    auto const record = read(
        "CREATE TABLE p (a int, b int);\nCREATE TABLE c (d int, b int NOT NULL)\nINHERITS (p);\n"
        "CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (5);\nINSERT INTO c VALUES (1, 2, "
        "3);\n");
    EXPECT_EQ(record.declarations, "p(a,b)\nc(a,b,d)\nq(a,b)\n");
    EXPECT_EQ(record.rows, "c(a,b,d)\n<1>|<2>|<3>\n");
}

TEST(ReadDump, KnowsTablesWithoutColumns) {
    EXPECT_EQ(read("CREATE TABLE z (\n);\nINSERT INTO z DEFAULT VALUES;\n").rows, "z()\n\n");
    EXPECT_EQ(read("CREATE TABLE z (\n);\nCOPY z FROM stdin;\n\n\\.\n").rows, "z()\n\n");
    EXPECT_EQ(read("COPY z (a) FROM stdin;\n\n\\.\n").rows, "z(a)\n<>\n");
}

TEST(ReadDump, PassesOverEverythingElse) {
    auto const record = read(framed(
        "CREATE FUNCTION public.f() RETURNS text LANGUAGE plpgsql AS $_$begin\n"
        "INSERT INTO x VALUES ($1); perform '$$'; end$_$;\n"
        "CREATE FUNCTION public.g(begin integer) RETURNS integer LANGUAGE sql AS $$select 1;$$;\n"
        "CREATE OR REPLACE FUNCTION public.h(x integer) RETURNS integer LANGUAGE sql\n"
        "    BEGIN ATOMIC\n SELECT CASE WHEN (x > 1) THEN 1 ELSE 2 END AS c;\n SELECT 3;\nEND;\n"
        "CREATE RULE r AS ON INSERT TO p DO (DELETE FROM a; UPDATE b SET c = 0);\n"
        "/* a /* nested */ comment; with ' */\n-- another ' one; $$\n"
        "COMMENT ON TABLE p IS E'it''s; a \\' \\\\';\n"
        "CREATE TYPE mood AS ENUM ('a''b', 'c;');\n"
        "CREATE UNLOGGED TABLE public.u (v int);\nALTER TABLE ONLY public.u ADD w int;\n"
        "BEGIN;\nSELECT pg_catalog.lo_create('1');\nSELECT pg_catalog.lowrite(0, "
        "'\\x68');\nCOMMIT;\n"
        "SELECT pg_catalog.setval('public.u_id_seq', 5, true);\n;\n"
        "GRANT ALL ON TABLE u TO \"Ana\";\nINSERT INTO u VALUES (1);\n"));
    EXPECT_EQ(record.declarations, "u(v)\n");
    EXPECT_EQ(record.rows, "u(v)\n<1>\n");
}

TEST(ReadDump, ReadsADumpOfAWholeServer) {
    auto const database = [](std::string const& name) {
        return "\\connect " + name + "\n\n" +
               framed("CREATE TABLE public.t_" + name + " (x int);\nINSERT INTO public.t_" + name +
                      " VALUES (1);\n");
    };
    auto const record = read(
        "--\n-- PostgreSQL database cluster dump\n--\n\nSET client_encoding = "
        "'UTF8';\nCREATE ROLE ana;\n" +
        database("one") + database("two") +
        "--\n-- PostgreSQL database cluster dump complete\n--\n");
    EXPECT_EQ(record.rows, "t_one(x)\n<1>\nt_two(x)\n<1>\n");
}

TEST(ReadDump, ReadsFilesThatWentThroughWindows) {
    auto const unix_text = framed(person_table + copied() + "INSERT INTO public.person VALUES " +
                                  first_values + ", " + second_values + ";\n");
    std::string windows_text = "\xef\xbb\xbf";
    for (char const c : unix_text) windows_text += c == '\n' ? "\r\n"s : std::string(1, c);
    EXPECT_EQ(read(windows_text).rows, read(unix_text).rows);
    EXPECT_EQ(read(windows_text).lines, read(unix_text).lines);
}

TEST(ReadDump, KeepsTheCarriageReturnsOfAValue) {
    EXPECT_EQ(read("INSERT INTO a (x) VALUES\n('from a\r\nweb form');\n").rows,
              "a(x)\n<from a\r\nweb form>\n");
}

TEST(ReadDump, TurnsOneByteEncodingsIntoUtf8) {
    EXPECT_EQ(read("SET client_encoding = 'LATIN1';\nCOPY a (x) FROM stdin;\nN\xfaria\n\\.\n").rows,
              "a(x)\n<Núria>\n");
    EXPECT_EQ(
        read("SET client_encoding TO WIN1252;\nINSERT INTO \"\xe0\" (x) VALUES ('5 \x80');\n").rows,
        "à(x)\n<5 €>\n");
    EXPECT_EQ(read("SET client_encoding = 'SQL_ASCII';\nCOPY a (x) FROM stdin;\né\n\\.\n").rows,
              "a(x)\n<é>\n");
}

TEST(ReadDump, UnpacksGzipAlsoInSeveralMembers) {
    auto const dump = framed(person_table + copied());
    EXPECT_EQ(read(gzip(dump)).rows, person_rows);
    EXPECT_EQ(
        read(gzip(dump.substr(0, 300)) + gzip(dump.substr(300)) + std::string(512, '\0')).rows,
        person_rows);
}

TEST(ReadDump, ReadsRowsLongerThanAnyBufferAndReportsProgress) {
    // Values of every length around the size of what is read at once, so that quotes, escapes and
    // line ends fall on both sides of the seams.
    std::string dump = "CREATE TABLE a (x text, y text);\n", expected = "a(x,y)\n";
    std::string inserts;
    for (int i = 0; i < 40; ++i) {
        std::string const long_one(static_cast<std::size_t>(262'100 + i), 'x');
        inserts += ",\n(E'\\n" + long_one + "', '" + long_one + "''')";
        expected += "<\n" + long_one + ">|<" + long_one + "'>\n";
    }
    dump += "INSERT INTO a VALUES" + inserts.substr(1) + ";\n";
    DumpFile const file(dump);
    DumpRecord record;
    std::vector<std::int64_t> seen;
    read_dump(file.path, record, [&](std::int64_t done, std::int64_t total) {
        EXPECT_EQ(total, static_cast<std::int64_t>(dump.size()));
        seen.push_back(done);
    });
    EXPECT_TRUE(record.rows == expected);
    EXPECT_GE(seen.size(), dump.size() >> 20);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_EQ(seen.back(), static_cast<std::int64_t>(dump.size()));
}

TEST(ReadDump, LetsWhatASinkThrowsThrough) {
    struct Full : DumpRecord {
        void row(std::span<Cell const>, std::int64_t) override { throw std::length_error("full"); }
    } sink;
    DumpFile const file("INSERT INTO a (x) VALUES (1);\n");
    EXPECT_THROW(read_dump(file.path, sink), std::length_error);
}

}  // namespace ateneu::db
