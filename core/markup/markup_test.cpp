#include "core/markup/markup.h"

#include <gtest/gtest.h>

#include "core/base/text.h"

namespace ateneu::markup {
namespace {

std::string html(std::string_view text) { return render(text).string(); }

std::string repeated(std::string_view part, std::size_t bytes) {
    std::string text;
    while (text.size() + part.size() <= bytes) text += part;
    return text;
}

/// How deep tags stand inside each other at most.
int depth_of(std::string_view markup) {
    int depth = 0, deepest_seen = 0;
    for (std::size_t at = markup.find('<'); at != std::string_view::npos; at = markup.find('<', at + 1)) {
        if (markup.substr(at).starts_with("<br") || markup.substr(at).starts_with("<hr")) continue;
        depth += markup[at + 1] == '/' ? -1 : 1;
        deepest_seen = std::max(deepest_seen, depth);
    }
    return deepest_seen;
}

TEST(Markup, ShowsWhatPeopleWrite) {
    EXPECT_EQ(html("Likes *early* and **long** days, not ~~late~~ ones."), "<p>Likes <em>early</em> and <strong>long</strong> days, not <del>late</del> ones.</p>");
    EXPECT_EQ(html("- one\n- two"), "<ul><li>one</li><li>two</li></ul>");
    EXPECT_EQ(html("3. three\n4. four"), "<ol start=\"3\"><li>three</li><li>four</li></ol>");
    EXPECT_EQ(html("> said\n\n`a < b`"), "<blockquote><p>said</p></blockquote><p><code>a &lt; b</code></p>");
    EXPECT_EQ(html("a\nb  \nc"), "<p>a\nb<br>c</p>");
    EXPECT_EQ(html("| a | b |\n|---|--:|\n| 1 | 2 |"),
              "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"text-end\">b</th></tr></thead>"
              "<tbody><tr><td>1</td><td class=\"text-end\">2</td></tr></tbody></table>");
}

TEST(Markup, PutsHeadingsBelowThoseOfThePage) {
    EXPECT_EQ(html("# Big"), "<h3>Big</h3>");
    EXPECT_EQ(html("##### Small"), "<h6>Small</h6>");
    EXPECT_EQ(render("# Big", {.heading = 2}).string(), "<h2>Big</h2>");
}

TEST(Markup, LetsNoTagThrough) {
    for (auto const* text : {"<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<a href='javascript:alert(1)'>x</a>", "<!-- <b> -->", "<svg/onload=alert(1)>",
                             "<div>\n\n# x\n\n</div>", "`</code><script>`", "```\n</pre><script>\n```", "&lt;script&gt;", "<https://e.test/<script>>"}) {
        auto const shown = html(text);
        for (auto const* tag : {"<script", "<img", "<svg", "<div", "<!--", "onerror=\"", "javascript:\""}) EXPECT_EQ(shown.find(tag), std::string::npos) << text << " gave " << shown;
    }
    EXPECT_EQ(html("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>") << "what was written stays to be read";
}

TEST(Markup, FollowsOnlyAddressesOfTheWebAndOfMail) {
    EXPECT_EQ(html("[here](https://e.test/?a=1&b=\"2\")"), "<p><a href=\"https://e.test/?a=1&amp;b=&quot;2&quot;\" rel=\"nofollow noopener\">here</a></p>");
    EXPECT_EQ(html("see https://e.test/x."), "<p>see <a href=\"https://e.test/x\" rel=\"nofollow noopener\">https://e.test/x</a>.</p>");
    EXPECT_EQ(html("to ana@e.test"), "<p>to <a href=\"mailto:ana@e.test\" rel=\"nofollow noopener\">ana@e.test</a></p>");
    for (auto const* address : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//e.test", "/people", "java\nscript:x", "&#106;avascript:x"})
        EXPECT_EQ(html("[x](<" + std::string(address) + ">)").find("<a "), std::string::npos) << address;
    EXPECT_EQ(html("![a cat](https://e.test/cat.png)"), "<p><a href=\"https://e.test/cat.png\" rel=\"nofollow noopener\">a cat</a></p>") << "nothing is loaded from elsewhere";
    EXPECT_EQ(html("[![x](https://a.test)](https://b.test)").find("<a ", html("[![x](https://a.test)](https://b.test)").find("<a ") + 1), std::string::npos) << "no link stands in a link";
}

TEST(Markup, LeadsToWhomATextMentions) {
    Places const places{.person = [](std::string const& name) { return name == "ana_v" || name == "b.c" ? "/people/people/1" : ""; }};
    EXPECT_EQ(render("Ask @ana_v, or @nobody.", places).string(), "<p>Ask <a href=\"/people/people/1\" class=\"mention\">@ana_v</a>, or @nobody.</p>");
    EXPECT_EQ(render("(@b.c.)", places).string(), "<p>(<a href=\"/people/people/1\" class=\"mention\">@b.c</a>.)</p>");
    EXPECT_EQ(mentions("Ask @ana_v and **@ben**, @ana_v; `@code`, x@mail.test, [@link](https://e.test), a/@b, @, @-"), (std::vector<std::string>{"ana_v", "ben", "-"}));
    EXPECT_TRUE(mentions("nobody").empty());
}

TEST(Markup, SaysTheWordsOnOneLine) {
    EXPECT_EQ(excerpt("# Title\n\nSome **bold**\n- list", 100), "Title Some bold list");
    EXPECT_EQ(excerpt("abcdef", 4), "abc…");
}

/// Whatever is written, the answer is not much longer than it, nor nested deeper than a browser likes.
TEST(Markup, BearsBombs) {
    constexpr std::size_t megabyte = 1 << 20, at_most = 10'000;
    std::string indented;
    for (int depth = 0; indented.size() < at_most; ++depth) indented += std::string(static_cast<std::size_t>(2 * depth), ' ') + "- a\n";
    auto const wide_table = repeated("|a", at_most / 4) + "\n" + repeated("|-", at_most / 4) + "\n" + repeated("a\n", at_most / 2);
    auto const references = "[a]: https://e.test/" + repeated("x", at_most / 2) + "\n\n" + repeated("[a]", at_most / 2);
    std::vector<std::string> bombs = {indented, wide_table, references, repeated("**a ", at_most / 2) + repeated(" a**", at_most / 2)};
    for (auto const* part : {"[", "![", "[a](", "> ", "- ", "* - + ", "1. ", "*a **a ", "_a __a ", "*~_", "`", "<", "<?", "<!--", "&", "\\", "~a ~~", "www.", "x@x", "![[]()", "[a]: b\n", ">\n>>\n", "|a", "\t"})
        for (auto const bytes : {at_most, longest_bytes, megabyte}) bombs.push_back(repeated(part, bytes));
    for (auto const& bomb : bombs) {
        auto const shown = html(bomb);
        EXPECT_LE(shown.size(), 12 * bomb.size() + most_bytes_of_addresses) << bomb.substr(0, 20);
        EXPECT_LE(depth_of(shown), deepest + 4) << bomb.substr(0, 20);
        EXPECT_LE(mentions(bomb).size(), bomb.size());
    }
}

TEST(Markup, CutsDepthNotWords) {
    auto const shown = html(repeated("> ", 200) + "the word");
    EXPECT_NE(shown.find("the word"), std::string::npos);
    EXPECT_EQ(shown, html(repeated("> ", 100) + "the word")) << "what is deeper than deepest looks the same";
}

TEST(Markup, ShowsWhatIsTooLongAsItIs) {
    auto const text = repeated("**a** ", longest_bytes + 6);
    EXPECT_EQ(html(text), "<p class=\"pre-line\">" + text + "</p>");
    EXPECT_EQ(html(""), "");
    EXPECT_EQ(html("\xff bad \0 bytes").find('\xff'), std::string::npos);
}

}  // namespace
}  // namespace ateneu::markup
