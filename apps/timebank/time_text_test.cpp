#include "apps/timebank/time_text.h"

#include <gtest/gtest.h>

namespace ateneu::timebank {
namespace {

TEST(TimeText, SaysHoursAndMinutesAsTbR1Wants) {
    EXPECT_EQ(time_text({3600}), "1:00");
    EXPECT_EQ(time_text({60}), "0:01");
    EXPECT_EQ(time_text({10}), "0:00");
    EXPECT_EQ(time_text({-60}), "-0:01");
    EXPECT_EQ(time_text({-7500}), "-2:05");
    EXPECT_EQ(time_text({48780}), "13:33");
    EXPECT_EQ(time_text({0}), "—");
    EXPECT_EQ(time_text({0}, "0"), "0");
}

TEST(TimeText, IsRedWhereTimeIsOwedAndGreenWhereItIsHad) {
    EXPECT_EQ(time_html({-7500}).string(), R"(<span class="tnum neg">-2:05</span>)");
    EXPECT_EQ(signed_time_html({3600}).string(), R"(<span class="tnum pos">+1:00</span>)");
    EXPECT_EQ(time_html({0}).string(), R"(<span class="tnum">—</span>)");
}

}  // namespace
}  // namespace ateneu::timebank
