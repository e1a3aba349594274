#include "core/mail/template.h"

#include "core/base/text.h"
#include "core/html/html.h"

namespace ateneu::mail {

namespace {

/// Readable as it is in programs that drop it; follows the reader's dark or light.
constexpr auto style =
    "<style>:root{color-scheme:light dark}body{font:16px/1.55 system-ui,sans-serif;margin:0;padding:24px}main{max-width:36em;margin:0 auto}"
    "blockquote{margin:0;padding-left:16px;border-left:3px solid #74868c;white-space:pre-line}"
    ".button{display:inline-block;padding:10px 18px;border-radius:8px;background:#0b6074;color:#fff;text-decoration:none}"
    ".head{font-size:16px;margin:24px 0 0}.small{font-size:14px}.foot{border-top:1px solid #74868c;padding-top:12px}</style>";

/// What the letter says, in its reader's words.
struct Said {
    std::string subject, greeting;
    std::vector<std::string> text, after;
    std::string quote, button, link, fallback, foot;
    std::vector<Listing> lists = {};
    std::string stop = {}, stop_link = {};
};

std::string greeting(Recipient const& to) {
    if (to.called.empty()) return translate(to.tongue, N_("Hello,"));
    return translate(to.tongue, Message{N_("Hello {name},"), {{"name", to.called}}});
}

Said said(Template const& words, Recipient const& to, Filling const& filling) {
    auto const in_words = [&](char const* source) {
        Message message(source);
        message.places = filling.places;
        return translate(to.tongue, message);
    };
    // A value from a form may hold a line break; the subject is one line.
    auto subject = in_words(words.subject);
    for (auto& c : subject)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    Said all{.subject = shortened(subject, 200), .greeting = greeting(to), .text = {}, .after = {}, .quote = filling.quote, .button = {}, .link = {}, .fallback = {},
             .foot = translate(to.tongue, N_("This e-mail was sent by {organisation}: {site}"))};
    for (auto const* sentence : words.text) all.text.push_back(in_words(sentence));
    for (auto const* sentence : words.after) all.after.push_back(in_words(sentence));
    all.lists = filling.lists;
    if (filling.unsubscribe.starts_with(one_click_path)) {
        all.stop = translate(to.tongue, N_("No such e-mails any more:"));
        all.stop_link = "{site}" + filling.unsubscribe;
    }
    if (!words.button) return all;
    all.button = in_words(words.button);
    all.link = "{site}" + filling.path;
    all.fallback = translate(to.tongue, N_("If the button doesn't work, copy this address into your browser:"));
    return all;
}

std::string plain(Said const& said) {
    auto text = said.greeting + "\n";
    for (auto const& paragraph : said.text) text += "\n" + paragraph + "\n";
    if (!said.quote.empty()) text += "\n> " + replaced(replaced(said.quote, "\r", ""), "\n", "\n> ") + "\n";
    for (auto const& list : said.lists) {
        text += "\n" + list.heading + "\n\n";
        for (auto const& item : list.items) text += "- " + item.text + "\n  {site}" + item.path + "\n";
    }
    if (!said.button.empty()) text += "\n" + said.button + ":\n" + said.link + "\n";
    for (auto const& paragraph : said.after) text += "\n" + paragraph + "\n";
    text += "\n-- \n" + said.foot + "\n";
    return said.stop.empty() ? text : text + said.stop + " " + said.stop_link + "\n";
}

Html paragraph(std::string const& text, char const* looks = "") {
    return element("p", *looks ? Attributes{{"class", looks}} : Attributes{}, Html(text));
}

Html list_html(Listing const& list) {
    Html items;
    for (auto const& item : list.items) items += element("li", {}, element("a", {{"href", "{site}" + item.path}}, Html(item.text)));
    return element("h2", {{"class", "head"}}, Html(list.heading)) + element("ul", {}, items);
}

std::string html(Said const& said, std::string const& language) {
    auto content = paragraph(said.greeting);
    for (auto const& text : said.text) content += paragraph(text);
    if (!said.quote.empty()) content += element("blockquote", {}, Html(said.quote));
    for (auto const& list : said.lists) content += list_html(list);
    if (!said.button.empty()) content += element("p", {}, element("a", {{"class", "button"}, {"href", said.link}}, Html(said.button)));
    for (auto const& text : said.after) content += paragraph(text, "small");
    if (!said.button.empty()) content += element("p", {{"class", "small"}}, Html{Html(said.fallback), element("br"), element("a", {{"href", said.link}}, Html(said.link))});
    content += paragraph(said.foot, "small foot");
    if (!said.stop.empty()) content += element("p", {{"class", "small"}}, Html{Html(said.stop), Html(" "), element("a", {{"href", said.stop_link}}, Html(said.stop_link))});
    auto const head = element("meta", {{"charset", "utf-8"}}) + element("meta", {{"name", "viewport"}, {"content", "width=device-width"}}) +
                      element("title", {}, Html(said.subject)) + Html::trusted(style);
    auto const body = element("body", {}, element("main", {}, content));
    return "<!doctype html>" + element("html", {{"lang", language}}, element("head", {}, head) + body).string();
}

}  // namespace

Letter written(Template const& words, Recipient const& to, Filling const& filling) {
    auto const all = said(words, to, filling);
    return {.kind = std::string(words.kind), .address = to.address, .name = to.name, .language = to.tongue.code, .person = to.person, .subject = all.subject,
            .text = plain(all), .html = html(all, to.tongue.code), .about = filling.about, .unsubscribe = filling.unsubscribe};
}

}  // namespace ateneu::mail
