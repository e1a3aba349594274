#include "core/pages/mail_page.h"

#include "core/base/text.h"
#include "core/html/feedback.h"
#include "core/html/record.h"
#include "core/mail/folder.h"

namespace ateneu::pages {

namespace {

constexpr auto address = "/dev/mail";

/// The name in the address bar, without its port. A stranger's page can point a name of its own at this machine and
/// read along; it can't make the browser say "localhost".
bool is_asked_as_local(http::Request const& request) {
    auto const host = request.header("host");
    auto const name = host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

bool may_look(Call const& call) {
    if (call.actor.superuser && call.actor.scopes.empty()) return true;
    auto const& request = call.request;
    bool const is_here = request.remote == "127.0.0.1" || request.remote == "::1";
    // Behind a proxy everybody seems to sit here.
    return is_here && is_asked_as_local(request) && request.header("x-forwarded-for").empty() && request.header("forwarded").empty();
}

std::string place(mail::Laid const& letter) { return std::string(address) + "/" + letter.name; }

http::Response letters_page(Call& call) {
    if (!may_look(call)) return call.site.error(call, 404);
    auto const& say = call.say;
    auto const letters = mail::letters_in(call.site.settings().mail.folder);
    Html lines;
    for (auto const& letter : letters)
        lines += element("li", {}, element("a", {{"href", place(letter)}}, Html(letter.subject)) + element("div", {{"class", "muted small"}}, letter.to + " · " + letter.date));
    auto const list = letters.empty() ? element("p", {}, say.t(N_("There is no e-mail yet."))) : element("ul", {{"class", "stack"}}, lines);
    return bare_page(call, say.t(N_("E-mails written here")), element("p", {{"class", "muted"}}, say.t(N_("No mail server is set: e-mails are kept here instead of being sent."))) + list);
}

std::optional<mail::Laid> letter_of(Call& call) {
    if (!may_look(call)) return {};
    return mail::letter_in(call.site.settings().mail.folder, call.request.places.front());
}

/// Lines that are an address lead there.
Html text_of(std::string const& text) {
    Html shown;
    for (auto const line : split(text, '\n')) {
        shown += is_url(line) ? element("a", {{"href", std::string(line)}}, Html(line)) : Html(line);
        shown += "\n";
    }
    return shown;
}

http::Response letter_page(Call& call) {
    auto const letter = letter_of(call);
    if (!letter) return call.site.error(call, 404);
    auto const& say = call.say;
    auto const facts = ui::fact_rows({{say.t(N_("To")), Html(letter->to)}, {say.t(N_("Date")), Html(letter->date)}});
    auto content = facts + element("div", {{"class", "program"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", letter->subject}}, text_of(letter->text));
    Html links = element("a", {{"href", address}}, say.t(N_("All e-mails")));
    if (!letter->html.empty()) links = element("a", {{"href", place(*letter) + "/html"}}, say.t(N_("The same as HTML"))) + Html(" · ") + links;
    return bare_page(call, letter->subject, content + element("p", {}, links));
}

/// As it came, but under our content policy and in a sandbox: whatever it holds, it runs nothing and loads nothing. Its
/// own style would only be refused.
http::Response html_page(Call& call) {
    auto const letter = letter_of(call);
    if (!letter || letter->html.empty()) return call.site.error(call, 404);
    auto html = letter->html;
    auto const begin = html.find("<style>"), end = html.find("</style>");
    if (begin != std::string::npos && end != std::string::npos && begin < end) html.erase(begin, end + 8 - begin);
    http::Response answer;
    answer.body = std::move(html);
    answer.with("Content-Security-Policy", "sandbox");
    return answer;
}

}  // namespace

void add_mail_pages(Site const& site, http::Router& router) {
    if (!site.settings().shows_mail) return;
    auto const add = [&](std::string const& tail, http::Response (*page)(Call&)) {
        site.add(router, {.method = "GET", .pattern = address + tail, .handler = page, .whom = AppRoute::For::visitors}, Site::Door::page);
    };
    add("", letters_page);
    add("/{}", letter_page);
    add("/{}/html", html_page);
}

}  // namespace ateneu::pages
