#include "apps/timebank/member_picture.h"

#include "core/base/text.h"
#include "core/html/identicon.h"
#include "domain/people/person.h"
#include "domain/people/portrait.h"

namespace ateneu::timebank {

namespace {

http::Response show_picture(Call& call) {
    return members_page_of(call, [&](AtBank const& at) {
        Query query;
        query.text = "SELECT " + people::picture_sql(people::Person::entity(), R"(p."id")", people::portrait_name) + R"(, m."is_active" FROM "timebank_member" m JOIN "people_person" p ON p."id" = m."person" WHERE m."bank" = )" + query.bind(at.bank.id.value);
        query.text += R"( AND m."uid" = )" + query.bind(place(call, 1));
        std::int64_t portrait = 0;
        if (auto const row = query.run(call.tx().sql()); row->next() && (row->boolean(1) || at.is_admin())) portrait = row->integer(0);
        return people::picture_answer(call, portrait);
    });
}

http::Response show_logo(Call& call) {
    return public_page_of(call, [&](AtBank const& at) { return people::picture_answer(call, people::picture_of(call.tx(), Bank::entity(), at.bank.id.value, people::logo_name)); });
}

}  // namespace

Html member_picture(Id<Bank> bank, int uid, std::int64_t person, std::int64_t portrait, std::string_view size) {
    if (portrait == 0) return ui::identicon(person, size);
    // The number behind it tells the browser that another picture is there.
    auto const address = "/bank/" + std::to_string(bank.value) + "/members/" + std::to_string(uid) + "/picture?v=" + std::to_string(portrait);
    return element("img", {{"class", "avatar" + (size.empty() ? "" : " " + std::string(size))}, {"src", address}, {"alt", ""}, {"loading", "lazy"}});
}

Html member_ref(Id<Bank> bank, int uid, std::int64_t person, std::int64_t portrait, std::string const& name, std::string const& href) {
    return element("span", {{"class", "who"}}, member_picture(bank, uid, person, portrait) + element("a", {{"href", href}}, name));
}

Html bank_foot(Call& call) {
    if (!call.request.path.starts_with("/bank/") || !call.transaction) return {};
    auto const logo = people::picture_of(call.tx(), Bank::entity(), place(call, 0), people::logo_name);
    if (logo == 0) return {};
    auto const name = call.tx().sql().text(R"(SELECT "name" FROM "timebank_bank" WHERE "id" = $1)", {place(call, 0)}).value_or("");
    auto const address = "/bank/" + std::to_string(place(call, 0)) + "/logo?v=" + std::to_string(logo);
    return element("p", {{"class", "bank-logo"}}, element("img", {{"src", address}, {"alt", name}, {"loading", "lazy"}}));
}

std::vector<AppRoute> picture_routes() {
    return {{.method = "GET", .pattern = "/bank/{}/members/{}/picture", .handler = show_picture},
            {.method = "GET", .pattern = "/bank/{}/logo", .handler = show_logo, .whom = AppRoute::For::visitors}};
}

}  // namespace ateneu::timebank
