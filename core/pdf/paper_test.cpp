#include <gtest/gtest.h>

#include "core/base/time.h"
#include "core/pdf/table_document.h"
#include "tests/support/pdf_text.h"

namespace ateneu::pdf {
namespace {

using Read = tests::PdfText;

bool holds(std::string const& text, std::string_view what) { return text.find(what) != std::string::npos; }

std::size_t times(std::string const& text, std::string_view what) {
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

TableHead head() {
    return {.about = {.title = "Membres", .author = "Banc del Temps", .language = "ca", .made = *parse_instant("2026-03-31T10:00:00Z")}, .letterhead = {"Banc del Temps", {"Carrer de la Força, 1"}}, .page_label = "Pàgina {page}"};
}

TEST(TableDocument, X9_HoldsEveryScriptInFontsOfItsOwn) {
    TableDocument document(head(), {{"Nom"}, {"Saldo", 1, true}});
    document.row({"Núria Camps i Font, col·legi", "1:30"});
    document.row({"山田 太郎 やまだ たろう ヤマダ", "-2:05"});
    document.row({"Ελένη, Жанна, Łódź, Straße", "—"});
    Read const read(document.finish());
    auto const text = read.text();
    for (char const* words : {"Banc del Temps", "Carrer de la Força, 1", "Membres", "Núria Camps i Font, col·legi", "山田", "太郎", "やまだ", "ヤマダ", "Ελένη", "Жанна", "Łódź", "Straße", "1:30", "-2:05", "Pàgina 1"}) EXPECT_TRUE(holds(text, words)) << words << text;
    auto const fonts = read.fonts();
    EXPECT_TRUE(holds(fonts, "DejaVu"));
    EXPECT_FALSE(holds(fonts, " no  no  ")) << "all embedded: " << fonts;
}

TEST(TableDocument, IsA4WithTitleLanguageAndAStructureToBeReadAloud) {
    TableDocument document(head(), {{"Nom"}, {"Saldo"}});
    document.row({"Ana", "0:15"});
    auto const bytes = document.finish();
    Read const read(bytes);
    auto const info = read.info();
    for (char const* words : {"Title:           Membres", "Author:          Banc del Temps", "Tagged:          yes", "A4"}) EXPECT_TRUE(holds(info, words)) << info;
    EXPECT_TRUE(holds(bytes, "/Lang (ca)"));
    auto const structure = read.info("-struct-text");
    for (char const* words : {"H1", "Table", "TR", "TH", "TD", "Ana"}) EXPECT_TRUE(holds(structure, words)) << words << structure;
}

TEST(TableDocument, RepeatsItsHeadAndCountsItsPages) {
    TableDocument document(head(), {{"Nom"}, {"Saldo"}});
    std::string bytes;
    std::size_t most = 0;
    for (int i = 0; i < 400; ++i) {
        if (i == 350) document.heading("Classes");
        document.row({"Membre " + std::to_string(i), "0:15"});
        auto const piece = document.written();
        most = std::max(most, piece.size());
        bytes += piece;
    }
    EXPECT_GT(bytes.size(), 2000U) << "pages go out while others are still made";
    bytes += document.finish();
    Read const read(bytes);
    auto const text = read.text();
    auto const pages = times(text, "Pàgina ");
    EXPECT_GT(pages, 5U);
    EXPECT_EQ(times(text, "Saldo"), pages);
    EXPECT_EQ(times(text, "Classes"), 1U);
    EXPECT_EQ(times(text, "Banc del Temps"), 1U) << "the letterhead stands on the first page alone";
    EXPECT_TRUE(holds(text, "Membre 399"));
}

TEST(TableDocument, WrapsWhatIsLongAndTakesWhatIsNoText) {
    TableDocument document(head(), {{"Nom"}, {"Comentari"}});
    std::string words;
    for (int i = 0; i < 200; ++i) words += "paraula" + std::to_string(i) + " ";
    document.row({"Ana", words});
    document.row({"Ben", std::string(30'000, 'x')});
    document.row({"Cai", "\xff\xfe"});
    Read const read(document.finish());
    auto const text = read.text();
    EXPECT_TRUE(holds(text, "paraula0") && holds(text, "paraula199"));
    EXPECT_TRUE(holds(text, "Cai"));
    EXPECT_TRUE(holds(read.info(), "Pages:")) << "poppler takes it for a PDF";
}

}  // namespace
}  // namespace ateneu::pdf
