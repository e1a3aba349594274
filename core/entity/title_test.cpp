#include "core/entity/title.h"

#include "tests/support/specimen.h"

namespace ateneu::specimen {
namespace {

constexpr Tongue english{"en"};

constexpr Word words[] = {{"late", N_("Yes")}, {"left", N_("Reason for the end of a role")}};

Entity with_title(std::string_view title) {
    auto entity = Order::entity();
    entity.title = title;
    entity.words = words;
    return entity;
}

TEST(Title, SaysTheLabelOfAChoice) {
    EXPECT_EQ(title_sql(with_title("{t}.\"number\" || {label:state}"), "t", english),
              "t.\"number\" || (CASE t.\"state\" WHEN 'open' THEN 'Open' WHEN 'sent' THEN 'Sent' WHEN 'paid' THEN 'Paid' ELSE t.\"state\" END)");
}

TEST(Title, SaysItsWordsInTheReadersLanguage) {
    auto const entity = with_title("{word:late} || {t}.\"number\"");
    EXPECT_EQ(title_sql(entity, "o", english), "'Yes' || o.\"number\"");
    EXPECT_EQ(title_sql(entity, "o", {"ca"}), "'Sí' || o.\"number\"");
    EXPECT_EQ(title_sql(with_title("{word:left}"), "o", {"ca"}), "'Motiu del final d''un rol'");
}

TEST(Title, KnowsWhatStandsForNothing) {
    EXPECT_EQ(unknown_in_title(with_title("{t}.\"number\" || {word:late} || {label:state}")), "");
    EXPECT_EQ(unknown_in_title(with_title("{word:early}")), "{word:early}");
    EXPECT_EQ(unknown_in_title(with_title("{label:number}")), "{label:number}");
    EXPECT_EQ(unknown_in_title(with_title("{label:colour}")), "{label:colour}");
    EXPECT_EQ(unknown_in_title(with_title("{me}")), "{me}");
}

}  // namespace
}  // namespace ateneu::specimen
