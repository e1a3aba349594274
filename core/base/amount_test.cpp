#include "core/base/amount.h"

#include <numeric>
#include <random>

#include "core/base/iso_codes.h"
#include "core/base/result.h"

namespace ateneu {
namespace {

Currency const eur = *parse_currency("EUR");
Currency const jpy = *parse_currency("JPY");
Currency const tnd = *parse_currency("TND");
Currency const clf = *parse_currency("CLF");

std::optional<std::int64_t> millionths(std::string_view text) {
    auto const decimal = parse_decimal(text);
    return decimal ? std::optional(decimal->millionths) : std::nullopt;
}
std::optional<std::int64_t> euro_cents(std::string_view text) {
    auto const money = parse_money(text, eur);
    return money && money->currency == eur ? std::optional(money->minor) : std::nullopt;
}
std::vector<std::int64_t> minors(std::vector<Money> const& moneys) {
    std::vector<std::int64_t> list;
    for (auto const& money : moneys) list.push_back(money.minor);
    return list;
}

TEST(ParseDecimal, ReadsPointsAndCommas) {
    EXPECT_EQ(millionths("1234.5"), 1'234'500'000);
    EXPECT_EQ(millionths("-0,25"), -250'000);
    EXPECT_EQ(millionths("3"), 3'000'000);
    EXPECT_EQ(millionths("+3.000001"), 3'000'001);
    EXPECT_EQ(millionths(".5"), 500'000);
    EXPECT_EQ(millionths("-0"), 0);
    EXPECT_EQ(millionths("000000000000000001"), 1'000'000);
}

TEST(ParseDecimal, ReadsGroupingOfBothCustoms) {
    EXPECT_EQ(millionths("1.234,56"), 1'234'560'000);
    EXPECT_EQ(millionths("1,234.56"), 1'234'560'000);
    EXPECT_EQ(millionths("12.345.678,9"), 12'345'678'900'000);
    EXPECT_EQ(millionths("1,234,567"), 1'234'567'000'000);
    EXPECT_EQ(millionths("1.234"), 1'234'000);  // a lone mark is the decimal one
}

TEST(ParseDecimal, RefusesMarksInTheWrongPlaces) {
    for (auto const* const bad :
         {"",         "-",        "+",           ".",      ",",        "1.",
          "1,",       "--1",      "+-1",         "1.2.3",  "1.23,4",   "1234,567.8",
          "1,2345.6", "1,,234.5", "1.234,567.8", ".234,5", "1.234.56", "1e3",
          "0x1",      " 1",       "1 ",          "1 234",  "abc",      "1.2345678",
          "1,23a",    "1a",       "1..2",        "٣",      "1.-5",     "-.",
          "12,345,6"})
        EXPECT_EQ(millionths(bad), std::nullopt) << bad;
}

TEST(ParseDecimal, HoldsTwelveDigitsAndSixPlaces) {
    EXPECT_EQ(millionths("999999999999.999999"), 999'999'999'999'999'999);
    EXPECT_EQ(millionths("-999999999999.999999"), -999'999'999'999'999'999);
    EXPECT_EQ(millionths("1000000000000"), std::nullopt);
    EXPECT_EQ(millionths("0.0000001"), std::nullopt);
    EXPECT_EQ(millionths(std::string(1000, '9')), std::nullopt);
}

TEST(TextOfDecimal, IsTheShortestForm) {
    EXPECT_EQ(text(Decimal{1'500'000}), "1.5");
    EXPECT_EQ(text(Decimal{-250'000}), "-0.25");
    EXPECT_EQ(text(Decimal{3'000'000}), "3");
    EXPECT_EQ(text(Decimal{100'000'000}), "100");
    EXPECT_EQ(text(Decimal{0}), "0");
    EXPECT_EQ(text(Decimal{-1}), "-0.000001");
    EXPECT_EQ(text(Decimal{INT64_MIN}), "-9223372036854.775808");
}

TEST(Decimal, ComesBackFromItsText) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<std::int64_t> any(-999'999'999'999'999'999,
                                                    999'999'999'999'999'999);
    for (int round = 0; round < 5000; ++round) {
        Decimal const decimal{any(random) >> (random() % 60)};
        ASSERT_EQ(parse_decimal(text(decimal)), decimal) << decimal.millionths;
    }
}

TEST(ParseCurrency, KnowsIso4217InCapitals) {
    EXPECT_EQ(std::string(parse_currency("EUR")->code), "EUR");
    for (auto const* const bad : {"", "eur", "EU", "EURO", "ABC", "€"})
        EXPECT_EQ(parse_currency(bad), std::nullopt) << bad;
}

TEST(MinorDigits, AreThoseOfIso4217) {
    EXPECT_EQ(minor_digits(eur), 2);
    EXPECT_EQ(minor_digits(jpy), 0);
    EXPECT_EQ(minor_digits(tnd), 3);
    EXPECT_EQ(minor_digits(clf), 4);
    EXPECT_EQ(minor_digits(Currency{}), 2);
}

TEST(MinorDigits, DifferFromTwoForTheCurrenciesWithoutHundredths) {
    std::string without_any;
    std::string with_thousandths;
    for (auto const& [code, name] : iso_codes("4217", "alpha_3")) {
        if (minor_digits(*parse_currency(code)) == 0) without_any += code + " ";
        if (minor_digits(*parse_currency(code)) == 3) with_thousandths += code + " ";
    }
    EXPECT_EQ(without_any, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ");
    EXPECT_EQ(with_thousandths, "BHD IQD JOD KWD LYD OMR TND ");
}

TEST(ParseMoney, ReadsTheCurrencyOnEitherSide) {
    EXPECT_EQ(parse_money("12.50 EUR"), (Money{1250, eur}));
    EXPECT_EQ(parse_money("EUR 12.50"), (Money{1250, eur}));
    EXPECT_EQ(parse_money("12,50EUR"), (Money{1250, eur}));
    EXPECT_EQ(parse_money("-3 EUR"), (Money{-300, eur}));
    EXPECT_EQ(parse_money("EUR -3"), (Money{-300, eur}));
    EXPECT_EQ(parse_money("1250 JPY", eur), (Money{1250, jpy}));
    EXPECT_EQ(parse_money("1.250 TND"), (Money{1250, tnd}));
}

TEST(ParseMoney, TakesTheDefaultCurrencyWhereNoneIsNamed) {
    EXPECT_EQ(euro_cents("1.234,56"), 123'456);
    EXPECT_EQ(euro_cents("1,234.56"), 123'456);
    EXPECT_EQ(euro_cents("12.5"), 1250);
    EXPECT_EQ(euro_cents("12"), 1200);
    EXPECT_EQ(parse_money("12.50"), std::nullopt);
}

TEST(ParseMoney, RefusesMorePlacesThanTheCurrencyHas) {
    EXPECT_EQ(parse_money("12.505 EUR"), std::nullopt);
    EXPECT_EQ(parse_money("1.234 EUR"), std::nullopt);  // a thousand, or a little more than one?
    EXPECT_EQ(parse_money("12.5 JPY"), std::nullopt);
}

TEST(ParseMoney, RefusesWhatIsNoAmount) {
    for (auto const* const bad :
         {"", "EUR", " EUR", "EUR ", "EUR EUR", "12 EUR EUR", "EUR 12 EUR", "12 XYZ", "12 eur",
          "€12", "12 €", "12 EURO", "1O EUR", "EUR12.50USD", "- EUR"})
        EXPECT_EQ(parse_money(bad, eur), std::nullopt) << bad;
}

TEST(ParseMoney, RefusesWhatLeaves64Bits) {
    EXPECT_EQ(euro_cents("92233720368547758.07"), INT64_MAX);
    EXPECT_EQ(euro_cents("92233720368547758.08"), std::nullopt);
    EXPECT_EQ(euro_cents("-92233720368547758.08"), INT64_MIN);
    EXPECT_EQ(euro_cents("-92233720368547758.09"), std::nullopt);
    EXPECT_EQ(euro_cents(std::string(500, '9')), std::nullopt);
}

TEST(TextOfMoney, HasThePlacesOfItsCurrency) {
    EXPECT_EQ(text(Money{1250, eur}), "12.50 EUR");
    EXPECT_EQ(text(Money{-5, eur}), "-0.05 EUR");
    EXPECT_EQ(text(Money{1250, jpy}), "1250 JPY");
    EXPECT_EQ(text(Money{5, tnd}), "0.005 TND");
    EXPECT_EQ(text(Money{0, {}}), "0.00");
    EXPECT_EQ(text(Money{INT64_MIN, eur}), "-92233720368547758.08 EUR");
    EXPECT_EQ(parse_money(text(Money{INT64_MIN, eur})), (Money{INT64_MIN, eur}));
}

TEST(Money, AddsAndSubtractsWithinItsCurrency) {
    EXPECT_EQ((Money{1250, eur} + Money{-250, eur}), (Money{1000, eur}));
    EXPECT_EQ((Money{1250, eur} - Money{2000, eur}), (Money{-750, eur}));
}

TEST(Money, TreatsTwoCurrenciesAndOverflowAsMistakes) {
    EXPECT_THROW((Money{1, eur} + Money{1, jpy}), Mistake);
    EXPECT_THROW((Money{1, eur} - Money{1, {}}), Mistake);
    EXPECT_THROW((Money{INT64_MAX, eur} + Money{1, eur}), Mistake);
    EXPECT_THROW((Money{INT64_MIN, eur} - Money{1, eur}), Mistake);
}

TEST(Allocate, GivesTheOddCentsToTheFirstOfEquals) {
    EXPECT_EQ(minors(allocate({1000, eur}, std::vector{1, 1, 1})),
              (std::vector<std::int64_t>{334, 333, 333}));
    EXPECT_EQ(minors(allocate({-1000, eur}, std::vector{1, 1, 1})),
              (std::vector<std::int64_t>{-334, -333, -333}));
    EXPECT_EQ(minors(allocate({2, eur}, std::vector{1, 1, 1})),
              (std::vector<std::int64_t>{1, 1, 0}));
}

TEST(Allocate, FollowsTheSharesAndGivesNothingToAShareOfZero) {
    EXPECT_EQ(minors(allocate({100, eur}, std::vector{70, 30})),
              (std::vector<std::int64_t>{70, 30}));
    EXPECT_EQ(minors(allocate({101, eur}, std::vector{0, 1, 1})),
              (std::vector<std::int64_t>{0, 51, 50}));
    EXPECT_EQ(minors(allocate({10, eur}, std::vector{1, 99})), (std::vector<std::int64_t>{0, 10}));
}

TEST(Allocate, WithoutAnybodyToReceiveIsAMistake) {
    EXPECT_THROW(allocate({1, eur}, {}), Mistake);
    EXPECT_THROW(allocate({1, eur}, std::vector{0, 0}), Mistake);
    EXPECT_THROW(allocate({1, eur}, std::vector{2, -1}), Mistake);
}

TEST(Allocate, WorksAtTheEdgesOf64Bits) {
    auto const whole = allocate({INT64_MIN, eur}, std::vector{1});
    EXPECT_EQ(whole[0].minor, INT64_MIN);
    auto const halves = allocate({INT64_MAX, eur}, std::vector{INT32_MAX, INT32_MAX});
    EXPECT_EQ(halves[0].minor, INT64_MAX / 2 + 1);
    EXPECT_EQ(halves[1].minor, INT64_MAX / 2);
}

TEST(Allocate, NeverLosesACentAndStaysWithinOneOfTheFairShare) {
    auto const seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    for (int round = 0; round < 5000; ++round) {
        Money const total{static_cast<std::int64_t>(random()) >> (random() % 64), eur};
        std::vector<int> shares(1 + random() % 12);
        for (auto& share : shares) share = static_cast<int>(random() % 1000);
        shares[0] += 1;
        auto const all = std::accumulate(shares.begin(), shares.end(), 0.0L);
        auto const parts = allocate(total, shares);
        Money sum{0, eur};
        for (std::size_t at = 0; at < parts.size(); ++at) {
            sum = sum + parts[at];
            auto const fair = static_cast<long double>(total.minor) * shares[at] / all;
            ASSERT_LE(std::abs(static_cast<long double>(parts[at].minor) - fair), 1.001L)
                << total.minor;
        }
        ASSERT_EQ(sum, total);
    }
}

}  // namespace
}  // namespace ateneu
