#include "apps/workshops/membership.h"
#include "apps/workshops/offering.h"
#include "apps/workshops/partnership.h"
#include "apps/workshops/problems_of_test.h"

namespace ateneu::workshops {
namespace {

auto const first_of_march = date_of(2026, 3, 1);
auto const last_of_february = date_of(2026, 2, 28);

TEST(Membership, RefusesToEndBeforeItStarts) {
    Membership membership;
    membership.agreement_start = first_of_march;
    membership.agreement_end = last_of_february;
    EXPECT_TRUE(problems_of(membership).of("agreement_end"));
}

TEST(Membership, MayLastASingleDay) {
    Membership membership;
    membership.agreement_start = membership.agreement_end = first_of_march;
    EXPECT_TRUE(problems_of(membership).empty());
}

TEST(Membership, SavesItsOrganisationsWithIt) {
    EXPECT_EQ(&Membership::entity().find("members")->target(), &Member::entity());
    EXPECT_EQ(Member::entity().parent, "membership");
}

Partnership partnership_of_an_organisation() {
    Partnership partnership;
    partnership.agreement_start = last_of_february;
    partnership.agreement_end = first_of_march;
    partnership.partner_organisation = Id<people::Organisation>{7};
    return partnership;
}

TEST(Partnership, IsWithOneOrganisation) {
    EXPECT_TRUE(problems_of(partnership_of_an_organisation()).empty());
}

TEST(Partnership, OrWithOneConsortium) {
    auto partnership = partnership_of_an_organisation();
    partnership.partner_organisation.reset();
    partnership.partner_consortium = Id<Consortium>{3};
    EXPECT_TRUE(problems_of(partnership).empty());
}

TEST(Partnership, ButNotWithBoth) {
    auto partnership = partnership_of_an_organisation();
    partnership.partner_consortium = Id<Consortium>{3};
    EXPECT_TRUE(problems_of(partnership).of("partner_consortium"));
}

TEST(Partnership, NorWithNobody) {
    auto partnership = partnership_of_an_organisation();
    partnership.partner_organisation.reset();
    EXPECT_TRUE(problems_of(partnership).of("partner_organisation"));
}

TEST(Partnership, RefusesToEndBeforeItStarts) {
    auto partnership = partnership_of_an_organisation();
    std::swap(partnership.agreement_start, partnership.agreement_end);
    EXPECT_TRUE(problems_of(partnership).of("agreement_end"));
}

TEST(AccountBenefit, RefusesToEndBeforeItStarts) {
    AccountBenefit benefit;
    benefit.start_date = first_of_march;
    benefit.end_date = last_of_february;
    EXPECT_TRUE(problems_of(benefit).of("end_date"));

    benefit.end_date = first_of_march;
    EXPECT_TRUE(problems_of(benefit).empty());
}

}  // namespace
}  // namespace ateneu::workshops
