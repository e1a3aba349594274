#include "apps/timebank/office.h"

#include <algorithm>

#include "apps/timebank/member_picture.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

struct OfficeTab {
    char const *path, *label;
};
constexpr OfficeTab office_tabs[] = {
    {"", N_("What waits")},
    {"/desk", N_("Desk")},
    {"/members", N_("Members")},
    {"/payments", N_("Payments")},
    {"/applications", N_("Applications")},
    {"/reports", N_("Reports")},
    {"/statistics", N_("Statistics")},
    {"/allies", N_("Allied banks")},
};

std::optional<Bank> bank_of(Call& call) {
    auto const id = parse_integer(call.request.places.front()).value_or(0);
    return id > 0 ? call.tx().read(Id<Bank>{id}) : std::nullopt;
}

Html tabs_of(Call const& call, Bank const& bank, std::string_view current) {
    std::vector<ui::Tab> tabs;
    for (auto const& tab : office_tabs) tabs.push_back({.label = call.say.t(tab.label), .href = office_address(bank, tab.path), .current = tab.path == current});
    return ui::tabs(call.say, call.say.t(N_("Office of the bank")), tabs);
}

}  // namespace

AppRoute in_office(std::string method, std::string const& path, OfficePage page) {
    return {.method = std::move(method), .pattern = "/bank/{}/office" + path, .handler = [page](Call& call) {
                auto const bank = bank_of(call);
                if (!bank) return call.site.error(call, 404);
                if (call.actor.person == 0 || !looks_after(call.tx(), bank->id)) return call.site.error(call, 403);
                return page(call, *bank);
            }};
}

std::string office_address(Bank const& bank, std::string_view path) { return "/bank/" + std::to_string(bank.id.value) + "/office" + std::string(path); }

http::Response office_page(Call& call, Bank const& bank, OfficeHead const& head, Html const& main) {
    ui::TitleRow const title{.title = head.title, .sub = head.sub.empty() ? bank.name : bank.name + " · " + head.sub, .actions = head.actions};
    return page(call, {.title = head.title + " · " + bank.name, .app = "timebank", .status = head.status}, ui::title_row(title) + tabs_of(call, bank, head.current) + main + bank_foot(call));
}

Html office_form(Call const& call, std::string const& action, Html const& fields, std::string_view classes) {
    return element("form", {{"class", classes}, {"method", "post"}, {"action", action}}, ui::hidden(ui::csrf_field, call.csrf) + fields);
}

Html office_pager(Call const& call, std::int64_t count, std::int64_t per_page) {
    auto const& say = call.say;
    auto const page = page_number(call), pages = std::max<std::int64_t>(1, (count + per_page - 1) / per_page);
    auto const first = std::min(count, (page - 1) * per_page + 1), last = std::min(count, page * per_page);
    ui::Pager pager{.range = say.t({N_("{first}–{last} of {total}"), {{"first", number_text(say, first)}, {"last", number_text(say, last)}, {"total", number_text(say, count)}}}), .page = page, .pages = pages,
                    .has_next = page < pages, .href = [&](long long to) { return address_with(call, "page", std::to_string(to)); }};
    return ui::pager(say, pager);
}

}  // namespace ateneu::timebank
