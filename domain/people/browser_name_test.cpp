#include "domain/people/browser_name.h"

#include <gtest/gtest.h>

namespace ateneu::people {
namespace {

TEST(BrowserName, IsWhatSomebodyKnowsItBy) {
    EXPECT_EQ(browser_name("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"), "Firefox · Linux");
    EXPECT_EQ(browser_name("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"), "Chrome · Android");
    EXPECT_EQ(browser_name("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"), "Safari · iPhone");
    EXPECT_EQ(browser_name("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"), "Edge · Windows");
    EXPECT_EQ(browser_name("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15"), "Safari · macOS");
}

TEST(BrowserName, IsTheFirstWordOfOtherPrograms) {
    EXPECT_EQ(browser_name("curl/7.88.1"), "curl/7.88.1");
    EXPECT_EQ(browser_name("python-requests/2.32 extra"), "python-requests/2.32");
    EXPECT_EQ(browser_name(""), "");
    EXPECT_EQ(browser_name("\xff\xfe"), "");
}

}  // namespace
}  // namespace ateneu::people
