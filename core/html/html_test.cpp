#include "core/html/html.h"

#include <gtest/gtest.h>

namespace ateneu {
namespace {

TEST(Html, EscapesEveryTextThatBecomesHtml) {
    EXPECT_EQ(Html("<b>Ana & \"Ben\"'s</b>").string(),
              "&lt;b&gt;Ana &amp; &quot;Ben&quot;&#39;s&lt;/b&gt;");
    EXPECT_EQ(Html("").string(), "");
    EXPECT_EQ(Html("Núria").string(), "Núria");
    EXPECT_EQ(Html("&").string(), "&amp;");
    EXPECT_EQ(Html("<<").string(), "&lt;&lt;");
}

TEST(Html, DoesNotEscapeWhatIsHtmlAlready) {
    Html const bold = element("b", {}, "1 < 2");
    EXPECT_EQ(bold.string(), "<b>1 &lt; 2</b>");
    EXPECT_EQ(element("p", {}, bold).string(), "<p><b>1 &lt; 2</b></p>");
    EXPECT_EQ((Html("a<") + bold).string(), "a&lt;<b>1 &lt; 2</b>");
}

TEST(Html, TrustedMarkupPassesUntouched) { EXPECT_EQ(Html::trusted("<hr>").string(), "<hr>"); }

TEST(Html, JoinsPartsWithNothingBetween) {
    EXPECT_EQ((Html{element("i", {}, "a"), "b", std::string("c>")}).string(), "<i>a</i>bc&gt;");
    EXPECT_EQ(all({element("i", {}, "a"), element("i", {}, "b")}).string(), "<i>a</i><i>b</i>");
    EXPECT_TRUE(all({}).empty());
}

TEST(Element, QuotesAndEscapesAttributeValues) {
    EXPECT_EQ(element("a", {{"href", "/x?a=1&b=\"2\""}}, "go").string(),
              "<a href=\"/x?a=1&amp;b=&quot;2&quot;\">go</a>");
}

TEST(Element, BareAndAbsentAttributes) {
    EXPECT_EQ(element("input",
                      {{"type", "checkbox"}, {"checked", true}, {"disabled", false}, {"required"}})
                  .string(),
              "<input type=\"checkbox\" checked required>");
    EXPECT_EQ(element("td", {{"colspan", 3}}).string(), "<td colspan=\"3\"></td>");
    EXPECT_EQ(element("p", {{"title", ""}}).string(), "<p title=\"\"></p>");
}

TEST(Element, OnlyVoidElementsCloseThemselves) {
    for (auto const name : {"input", "meta", "link", "hr", "br", "img"})
        EXPECT_EQ(element(name).string(), "<" + std::string(name) + ">");
    EXPECT_EQ(element("script").string(), "<script></script>");
}

TEST(Attributes, GrowOneByOne) {
    Attributes attributes;
    attributes.add({"id", "a"}).add({"class", std::string("b c")}).add({"hidden", false});
    EXPECT_EQ(element("p", attributes).string(), "<p id=\"a\" class=\"b c\"></p>");
}

}  // namespace
}  // namespace ateneu
