#include "core/http/watch.h"

#include <boost/json/parse.hpp>

#include "core/base/text.h"
#include "core/http/test_client.h"

namespace ateneu::http {
namespace {

constexpr auto trace = "4bf92f3577b34da6a3ce929d0e0e4736";

TEST(TraceOf, ReadsWhatTheStandardAllows) {
    EXPECT_EQ(trace_of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), trace);
    EXPECT_EQ(trace_of("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-brings"), trace);
}

TEST(TraceOf, RefusesEverythingElse) {
    for (auto const* wrong : {"", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                              "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                              "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                              "00-4bf92f3577b34da6a3ce929d0e0e473\n-00f067aa0ba902b7-01", "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x"})
        EXPECT_EQ(trace_of(wrong), "") << wrong;
}

TEST(Traceparent, NamesUsAsTheParent) {
    EXPECT_EQ(traceparent(trace, "00f067aa0ba902b7"), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00");
    EXPECT_EQ(trace_of(traceparent(trace, "00f067aa0ba902b7")), trace);
}

TEST(MethodLabel, IsAWordOfOurs) {
    EXPECT_EQ(method_label("GET"), "GET");
    EXPECT_EQ(method_label("GET /x\n"), "other");
}

}  // namespace
}  // namespace ateneu::http
