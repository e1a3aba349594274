#include <gtest/gtest.h>

#include "apps/timebank/test_pages.h"
#include "core/base/text.h"
#include "tests/support/pdf_text.h"

namespace ateneu::timebank {
namespace {

class Papers : public TownPages {
protected:
    Papers() {
        rename(ben, "Núria", "Camps i Font");
        rename(cai, "太郎", "山田");
        phone(ben, "600 11 22 33");
        guitar = offer(seat(nord, ben), "Guitarra per començar");
        offer(seat(nord, cai), "Somebody to paint", PostType::request);
        for (int i = 0; i < 12; ++i) must(static_cast<bool>(pays(cai, {.bank = nord, .from = seat(nord, cai), .to = seat(nord, ben), .amount = time(0, 15), .post = guitar, .reason = "lesson " + std::to_string(i)})), "a payment for a test");
    }
    void rename(Id<people::Person> who, std::string const& personal, std::string const& family) {
        as_program([&](Transaction& tx) {
            auto person = *tx.read(who);
            person.personal = personal;
            person.family = family;
            must(static_cast<bool>(tx.change(people::Person::entity(), to_record(people::Person::entity(), &person))), "a name for a test");
            return true;
        });
    }
    std::string text(http::Response const& answer) { return tests::PdfText(whole(answer).body).text(); }
    std::string paper(std::string const& code) { return text(get(ana, at(nord, "/office/reports/" + code + "/pdf"))); }
    static std::size_t times(std::string const& text, std::string_view what) {
        std::size_t count = 0;
        for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
        return count;
    }
    Id<people::Person> ben = joined("Ben", nord), cai = joined("Cai", nord);
    Id<Post> guitar;
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Papers, tests::both_databases(), tests::dialect_name);

bool holds(std::string const& text, std::string_view what) { return text.find(what) != std::string::npos; }

TEST_P(Papers, X9_TheFourReportsHoldEveryName) {
    auto const members = paper("members");
    for (char const* words : {"Nord", "Members", "Núria", "山田", "600 11", "3:00", "Page 1"}) EXPECT_TRUE(holds(members, words)) << words << members;
    auto const offers = paper("offers");
    for (char const* words : {"Offers", "Guitarra per començar", "Accompaniment", "(2)"}) EXPECT_TRUE(holds(offers, words)) << words << offers;
    EXPECT_FALSE(holds(offers, "600 11"));
    EXPECT_TRUE(holds(paper("requests"), "Somebody to paint"));
    auto const transfers = paper("transfers");
    EXPECT_EQ(times(transfers, "0:15"), 12U);
    EXPECT_TRUE(holds(transfers, "lesson 11"));
    auto const answer = get(ana, at(nord, "/office/reports/members/pdf"));
    EXPECT_EQ(answer.content_type, "application/pdf");
    EXPECT_TRUE(holds(header(answer, "Content-Disposition"), "Nord_Members_2026-03-05.pdf"));
}

TEST_P(Papers, PaymentsAreThoseOfTheDaysAskedFor) {
    EXPECT_EQ(times(text(get(ana, at(nord, "/office/reports/transfers/pdf?last=2026-03-04"))), "0:15"), 0U);
    EXPECT_EQ(times(text(get(ana, at(nord, "/office/reports/transfers/pdf?first=2026-03-05&member=2"))), "0:15"), 12U);
}

TEST_P(Papers, TheCatalogueSaysWhoAndHowToReachThemByCategory) {
    auto const offers = paper("catalogue-offers");
    for (char const* words : {"Catalogue of offers", "Accompaniment", "Guitarra per començar", "Núria", "600 11 22 33"}) EXPECT_TRUE(holds(offers, words)) << words;
    EXPECT_FALSE(holds(offers, "Somebody to paint"));
    EXPECT_TRUE(holds(paper("catalogue-requests"), "Somebody to paint"));
    ASSERT_EQ(code(as(ana, [&](Transaction& tx) { return set_active(tx, seat(nord, ben), false); })), "");
    EXPECT_FALSE(holds(paper("catalogue-offers"), "Guitarra"));
}

TEST_P(Papers, ListsCardsAndChequesNameActiveMembers) {
    auto const list = paper("signatures");
    for (char const* words : {"Members, for signature", "Núria", "山田", "Signature"}) EXPECT_TRUE(holds(list, words)) << words;
    auto const cards = paper("cards");
    EXPECT_EQ(times(cards, "Nord"), 3U) << cards;
    EXPECT_TRUE(holds(cards, "Member 2") && holds(cards, "太郎"));
    auto const cheques = paper("cheques");
    EXPECT_EQ(times(cheques, "Nord"), 15U) << "five for each of the three";
    EXPECT_EQ(times(cheques, "(3)"), 5U);
    EXPECT_EQ(times(text(get(ana, at(nord, "/office/reports/cheques/pdf?member=2"))), "Nord"), 5U);
    for (int i = 0; i < 7; ++i) joined("Member" + std::to_string(i), nord);
    auto const many = whole(get(ana, at(nord, "/office/reports/cards/pdf"))).body;
    EXPECT_TRUE(holds(tests::PdfText(many).info(), "Pages:           2")) << "eight on a page";
}

TEST_P(Papers, X3_AreForAdministratorsOfTheBankAlone) {
    for (char const* code : {"members", "offers", "requests", "transfers", "catalogue-offers", "signatures", "cards", "cheques"}) {
        auto const path = at(nord, "/office/reports/") + code + "/pdf";
        EXPECT_EQ(get(ben, path).status, 403) << code;
        EXPECT_EQ(get(fay, path).status, 403) << code;
    }
    EXPECT_EQ(get(ana, at(nord, "/office/reports/bananas/pdf")).status, 404);
}

TEST_P(Papers, AMembersStatementGoesAsPdfAndCsvWholeWithItsBalance) {
    auto const statement = text(get(ben, at(nord, "/statement.pdf")));
    EXPECT_EQ(times(statement, "lesson"), 12U);
    for (char const* words : {"Statement of Núria Camps i Font (2)", "after: 3:00", "3:00", "0:15", "山田"}) EXPECT_TRUE(holds(statement, words)) << words << statement;
    EXPECT_TRUE(holds(text(get(ben, at(nord, "/statement.pdf?to=2026-03-04"))), "after: 0:00"));
    auto const csv = whole(get(ben, at(nord, "/statement.csv"))).body;
    EXPECT_EQ(times(csv, "\r\n"), 13U);
    EXPECT_TRUE(holds(csv, "0:15,900,3:00\r\n") && holds(csv, "0:15,900,0:15\r\n"));
    EXPECT_EQ(times(whole(get(ben, at(nord, "/statement.csv?from=2026-03-06"))).body, "\r\n"), 1U);
    auto const page = get(ben, at(nord, "/statement?from=2026-03-05"));
    EXPECT_TRUE(says(page, "statement.csv?from=2026-03-05") && says(page, "statement.pdf?from=2026-03-05") && says(page, "12 in all"));
}

TEST_P(Papers, AStatementOfMoreThanAPortionIsWhole) {
    as_program([&](Transaction& tx) {
        for (int i = 0; i < 1'200; ++i) must(static_cast<bool>(pay(tx, {.bank = nord, .from = seat(nord, cai), .to = seat(nord, ben), .amount = time(0, 1)})), "a payment for a test");
        return true;
    });
    auto answer = get(ben, at(nord, "/statement.csv"));
    std::size_t pieces = 0, lines = 0;
    while (auto const piece = answer.stream()) {
        ++pieces;
        lines += times(*piece, "\r\n");
    }
    EXPECT_EQ(lines, 1'213U);
    EXPECT_EQ(pieces, 3U);
}

}  // namespace
}  // namespace ateneu::timebank
