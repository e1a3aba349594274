#include "apps/workshops/account.h"

#include "apps/workshops/problems_of_test.h"

namespace ateneu::workshops {
namespace {

Account account(std::string type, std::string holder) {
    Account account;
    account.account_type = std::move(type);
    account.holder = {std::move(holder), 12};
    return account;
}

TEST(Account, BelongsToWhomItsTypeSays) {
    EXPECT_TRUE(problems_of(account("individual", "people.person")).empty());
    EXPECT_TRUE(problems_of(account("organisation", "people.organisation")).empty());
    EXPECT_TRUE(problems_of(account("consortium", "workshops.consortium")).empty());
}

TEST(Account, OfAnOrganisationIsNotAPersons) {
    EXPECT_TRUE(problems_of(account("organisation", "people.person")).of("holder"));
    EXPECT_TRUE(problems_of(account("individual", "workshops.event")).of("holder"));
}

TEST(Account, LeavesAMissingHolderToItsField) {
    Account without_holder;
    without_holder.account_type = "individual";
    EXPECT_TRUE(problems_of(without_holder).empty());
}

}  // namespace
}  // namespace ateneu::workshops
