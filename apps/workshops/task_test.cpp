#include "apps/workshops/task.h"

#include "apps/workshops/problems_of_test.h"

namespace ateneu::workshops {
namespace {

Task learner_with_a_seat() {
    Task task;
    task.seat_membership = Id<Membership>{5};
    return task;
}

TEST(Task, UsesTheSeatOfAMembership) { EXPECT_TRUE(problems_of(learner_with_a_seat()).empty()); }

TEST(Task, HasItsSeatPaidOnce) {
    auto task = learner_with_a_seat();
    task.allocated_benefit = Id<AccountBenefit>{8};
    EXPECT_TRUE(problems_of(task).of("allocated_benefit"));

    task.seat_membership.reset();
    EXPECT_TRUE(problems_of(task).empty());
}

TEST(Task, TakesNoMembershipForASeatOpenToEverybody) {
    auto task = learner_with_a_seat();
    task.seat_open_training = true;
    EXPECT_TRUE(problems_of(task).of("seat_membership"));
}

TEST(Task, BeginsAsAPublicSeat) {
    auto const blank = blank_record(Task::entity(), date_of(2026, 11, 21));
    auto const index = static_cast<std::size_t>(Task::entity().index_of("seat_public"));
    EXPECT_EQ(integer_of(blank.values[index]), 1);
}

}  // namespace
}  // namespace ateneu::workshops
