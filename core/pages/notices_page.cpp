#include "core/pages/notices_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/pages/view.h"
#include "core/store/notice.h"

namespace ateneu::pages {

namespace {

constexpr int per_page = 25;
std::string const address = "/notices";

/// Titles of what notices name, as far as the reader may see it.
std::string name_of(Call& call, std::optional<AnyReference> const& what) {
    auto const* entity = what ? call.site.registry().find(what->entity) : nullptr;
    return entity ? title_of(call, *entity, what->id) : "";
}

/// "Marta Soler mentioned you: Ana Vidal", whole as a button: opening it makes it read, and only a form may do that.
Html line(Call& call, Notice const& notice) {
    auto const& say = call.say;
    auto const standing = notice.about ? standing_of(call.tx(), *notice.about) : std::nullopt;
    auto const who = name_of(call, notice.sender), record = standing ? name_of(call, standing->record) : "";
    auto const sentence = ui::sentence(say.t(notice.sentence.c_str()), {{"who", element("span", {{"class", "strong"}}, who.empty() ? say.t(N_("Somebody")) : who)}, {"record", record}});
    auto const text = notice.read_at ? sentence : element("span", {{"class", "dot-new"}}, ui::unseen(say.t(N_("New: ")))) + sentence;
    auto const open = element("form", {{"method", "post"}, {"action", address + "/" + std::to_string(notice.id.value)}, {"class", "grow"}},
                              Html{ui::hidden(ui::csrf_field, call.csrf), element("button", {{"type", "submit"}, {"class", "btn-line"}}, text)});
    auto const more = notice.text.empty() ? Html() : element("div", {{"class", "muted small"}}, notice.text);
    return element("li", {{"class", notice.read_at ? "" : "is-new"}},
                   Html{ui::tile(notice.kind == "mention" ? "at" : notice.kind == "job" ? "hourglass-split" : "bell", 1), element("div", {{"class", "grow"}}, Html{open, more, element("div", {{"class", "muted tiny"}}, moment_html(call.reader(), notice.at))})});
}

Html pages_of(Call& call, int page, bool more) {
    Html links;
    if (page > 1) links += ui::link_button({.label = call.say.t(N_("Newer")), .look = ui::Look::text}, address + "?page=" + std::to_string(page - 1));
    if (more) links += ui::link_button({.label = call.say.t(N_("Older")), .look = ui::Look::text}, address + "?page=" + std::to_string(page + 1));
    return links.empty() ? Html() : element("div", {{"class", "cluster"}}, links);
}

http::Response list_page(Call& call) {
    auto const& say = call.say;
    auto const asked = parse_integer(call.request.query["page"]).value_or(1);
    auto const page_number = static_cast<int>(std::min<std::int64_t>(std::max<std::int64_t>(asked, 1), 1000));
    auto found = notices_of(call.tx(), per_page + 1, (page_number - 1) * per_page);
    bool const more = found.size() > per_page;
    if (more) found.pop_back();
    ui::TitleRow head{.title = say.t(N_("Notices"))};
    if (unread_notices(call.tx()) > 0) head.actions.push_back(ui::deed_button({.label = say.t(N_("Mark all read")), .icon = "check2"}, {address + "/read", call.csrf}));
    Html lines;
    for (auto const& notice : found) lines += line(call, notice);
    auto main = ui::title_row(head);
    if (found.empty()) main += ui::empty({.title = say.t(N_("No notices")), .text = say.t(N_("When somebody mentions you in a note, or long work that you asked for has ended, it is said here."))});
    else main += ui::panel({.flush = element("ul", {{"class", "plain queue notices"}}, lines), .foot = pages_of(call, page_number, more)});
    return page(call, {.title = say.t(N_("Notices")), .narrow = true}, std::move(main));
}

http::Response open(Call& call) {
    auto const id = parse_integer(call.request.places.front());
    auto const notice = id ? find_notice(call.tx(), *id) : std::nullopt;
    if (!notice) return call.site.error(call, 404);
    mark_read(call.tx(), notice->id);
    auto const standing = notice->about ? standing_of(call.tx(), *notice->about) : std::nullopt;
    return http::redirect(standing ? standing->address : address);
}

http::Response read_all(Call& call) {
    mark_read(call.tx(), {});
    return redirect_saying(call, address, call.say.t(N_("All notices are marked as read")));
}

}  // namespace

void add_notice_routes(Site const& site, http::Router& router) {
    site.add(router, {.method = "GET", .pattern = address, .handler = list_page}, Site::Door::page);
    site.add(router, {.method = "POST", .pattern = address + "/read", .handler = read_all}, Site::Door::page);
    site.add(router, {.method = "POST", .pattern = address + "/{}", .handler = open}, Site::Door::page);
}

}  // namespace ateneu::pages
