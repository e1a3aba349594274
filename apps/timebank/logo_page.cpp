#include "apps/timebank/logo_page.h"

#include "core/picture/picture.h"
#include "domain/people/portrait.h"

namespace ateneu::timebank {

namespace {

http::Response logo_form(Call& call, Bank const& bank, std::string const& error) {
    auto const& say = call.say;
    auto const logo = people::picture_of(call.tx(), Bank::entity(), bank.id.value, people::logo_name);
    auto const present = logo ? element("p", {}, element("img", {{"class", "logo"}, {"src", "/bank/" + std::to_string(bank.id.value) + "/logo?v=" + std::to_string(logo)}, {"alt", say.t(N_("The logo as it is"))}})) : Html();
    auto const upload = element("form", {{"method", "post"}, {"action", office_address(bank, "/logo")}, {"enctype", "multipart/form-data"}, {"class", "stack"}},
                                Html{ui::hidden(ui::csrf_field, call.csrf), people::picture_fields(call, error, false), element("div", {{"class", "cluster"}}, ui::submit({.label = say.t(N_("Save logo")), .look = ui::Look::primary}))});
    auto const remove = logo ? ui::deed_button({.label = say.t(N_("Remove logo")), .icon = "trash", .look = ui::Look::text}, {office_address(bank, "/logo/remove"), call.csrf}) : Html();
    OfficeHead const head{.title = say.t(N_("Logo")), .sub = say.t(N_("It stands at the foot of the bank's pages")), .status = error.empty() ? 200 : 422};
    return office_page(call, bank, head, ui::panel({.title = say.t(N_("Logo")), .body = ui::stack({present, upload, remove})}));
}

http::Response logo_page(Call& call, Bank const& bank) { return logo_form(call, bank, ""); }

http::Response save_logo(Call& call, Bank const& bank) {
    auto const png = people::picture_sent(call.request, 0);
    auto const refused = png ? people::hang_picture(call, Bank::entity(), bank.id.value, people::logo_name, *png) : std::optional(png.refusal());
    if (!refused) return redirect_saying(call, office_address(bank, "/logo"), call.say.t(N_("Logo saved")));
    return on_own_snapshot(call, [&] { return logo_form(call, bank, call.say.t(refused->message)); });
}

http::Response remove_logo(Call& call, Bank const& bank) {
    people::take_picture_down(call, Bank::entity(), bank.id.value, people::logo_name);
    return redirect_saying(call, office_address(bank, "/logo"), call.say.t(N_("Logo removed")));
}

/// The door of the office for what opens transactions by itself: asked on a snapshot that is closed before.
AppRoute apart(std::string const& path, OfficePage page) {
    auto const asking = in_office("POST", path, [](Call&, Bank const&) { return http::Response{}; });
    return {.method = asking.method, .pattern = asking.pattern, .handler = [asking, page](Call& call) {
                std::optional<Bank> bank;
                auto answer = on_own_snapshot(call, [&] {
                    auto asked = asking.handler(call);
                    if (asked.status == 200) bank = call.tx().read(Id<Bank>{place(call, 0)});
                    return asked;
                });
                return bank ? page(call, *bank) : std::move(answer);
            },
            .body_limit = picture::most_bytes + (64 << 10), .opens_own_transaction = true, .body_in_file = true, .asks = Asks::upload};
}

}  // namespace

std::vector<AppRoute> logo_routes() { return {in_office("GET", "/logo", logo_page), apart("/logo", save_logo), apart("/logo/remove", remove_logo)}; }

}  // namespace ateneu::timebank
