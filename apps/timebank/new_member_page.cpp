// A member by hand, and the limits of one account.
#include "apps/timebank/manage_page.h"
#include "apps/timebank/member_rows.h"
#include "apps/timebank/members_office.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

std::string error_of(Say const& say, Problems const& problems, std::string_view name) {
    auto const* problem = problems.of(name);
    return problem ? say.t(problem->message) : "";
}

Html problem_notice(Say const& say, Problems const& problems, std::string const& id_prefix) {
    std::vector<ui::FieldError> errors;
    for (auto const& problem : problems.list()) errors.push_back({problem.field.empty() ? "" : id_prefix + problem.field, say.t(problem.message)});
    return errors.empty() ? Html() : ui::error_summary(say, errors);
}

struct Asked {
    char const *name, *label;
    char const* hint = nullptr;
    char const* type = "text";
    bool required = false;
    std::size_t max_length = 100;
    int width = 3;
};
constexpr Asked asked[] = {
    {.name = "personal", .label = N_("First name"), .required = true},
    {.name = "family", .label = N_("Family name")},
    {.name = "email", .label = N_("E-mail"), .hint = N_("Who is known by it already joins the bank as they are."), .type = "email", .max_length = 254},
    {.name = "phone", .label = N_("Phone"), .type = "tel", .max_length = 40},
    {.name = "born_on", .label = N_("Birth date"), .type = "date", .max_length = 0},
    {.name = "tags", .label = N_("Can do, likes"), .hint = N_("A few words, with commas between them.")},
};

http::Response member_form(Call& call, Bank const& bank, Problems const& problems) {
    auto const& say = call.say;
    Html fields;
    for (auto const& each : asked) {
        ui::Field const field{.id = std::string("member-") + each.name, .name = each.name, .label = say.t(each.label), .hint = each.hint ? say.t(each.hint) : "", .error = error_of(say, problems, each.name), .required = each.required,
                              .width = each.width};
        fields += ui::field(say, field, ui::input(field, {.value = std::string(call.request.form[each.name]), .type = each.type, .autocomplete = "off", .max_length = each.max_length}));
    }
    auto const buttons = element("div", {{"class", "cluster mt-3"}}, ui::submit({.label = say.t(N_("Add member")), .look = ui::Look::primary, .name = "then", .value = "list"}) +
                                                                         ui::submit({.label = say.t(N_("Add, and then another")), .name = "then", .value = "another"}) +
                                                                         ui::link_button({.label = say.t(N_("Cancel")), .look = ui::Look::text}, office_address(bank, "/members")));
    auto const form = office_form(call, office_address(bank, "/members/new"), element("div", {{"class", "fields"}}, fields) + buttons, "");
    OfficeHead const head{.title = say.t(N_("New member")), .sub = say.t(N_("They get the next number and an account")), .current = "/members", .status = problems.empty() ? 200 : 422};
    return office_page(call, bank, head, problem_notice(say, problems, "member-") + ui::panel({.title = say.t(N_("Who joins")), .body = form}));
}

/// "-10:00"; nothing where it is empty. The sign is ours: a length of time has none.
std::optional<Duration> limit_of(Call const& call, char const* name, Problems& problems) {
    auto typed = trimmed(call.request.form[name]);
    typed = replaced(typed, "−", "-");
    if (typed.empty()) return {};
    bool const below = typed.front() == '-';
    auto const time = parse_duration(below ? typed.substr(1) : typed);
    if (!time) problems.add(name, N_("Write hours and minutes, for example -10:00, or leave it empty."));
    return time ? std::optional(Duration{below ? -time->seconds : time->seconds}) : std::nullopt;
}

http::Response limits_form(Call& call, Bank const& bank, MemberRow const& row, Problems const& problems) {
    auto const& say = call.say;
    auto const value = [&](char const* name, std::optional<std::int64_t> held) { return call.request.form.has(name) ? std::string(call.request.form[name]) : held ? time_text({*held}, "0:00") : ""; };
    auto const field = [&](char const* name, char const* label, std::optional<std::int64_t> held) {
        ui::Field const each{.id = std::string("limit-") + name, .name = name, .label = say.t(label), .hint = say.t(N_("Hours and minutes. Empty: no limit.")), .error = error_of(say, problems, name), .mark_optional = false, .width = 3};
        return ui::field(say, each, ui::input(each, {.value = value(name, held), .autocomplete = "off", .max_length = 12}));
    };
    auto const fields = element("div", {{"class", "fields"}}, field("lowest", N_("Lowest balance"), row.lowest) + field("highest", N_("Highest balance"), row.highest));
    auto const buttons = element("div", {{"class", "cluster mt-3"}}, ui::submit({.label = say.t(N_("Save limits")), .look = ui::Look::primary}) + ui::link_button({.label = say.t(N_("Cancel")), .look = ui::Look::text}, office_address(bank, "/members")));
    auto const form = office_form(call, office_address(bank, "/members/" + std::to_string(row.id.value) + "/limits"), fields + buttons, "");
    auto const title = say.t({N_("Limits of {name} ({number})"), {{"name", row.name}, {"number", std::to_string(row.uid)}}});
    OfficeHead const head{.title = title, .sub = say.t({N_("Balance {time}"), {{"time", time_text({row.balance}, "0:00")}}}), .current = "/members", .status = problems.empty() ? 200 : 422};
    return office_page(call, bank, head, problem_notice(say, problems, "limit-") + ui::panel({.title = say.t(N_("Limits")), .body = form}));
}

}  // namespace

http::Response new_member_page(Call& call, Bank const& bank) { return member_form(call, bank, {}); }

http::Response add_member(Call& call, Bank const& bank) {
    auto const& form = call.request.form;
    Problems problems;
    NewMember wanted{.bank = bank.id, .personal = std::string(form["personal"]), .family = std::string(form["family"]), .email = std::string(form["email"]), .phone = std::string(form["phone"])};
    if (auto const day = trimmed(form["born_on"]); !day.empty()) {
        wanted.born_on = parse_date(day);
        if (!wanted.born_on || *wanted.born_on > call.tx().today()) problems.add("born_on", N_("Write a day that has been, for example 1971-11-05."));
    }
    for (auto const tag : split(form["tags"], ','))
        if (auto const word = trimmed(tag); !word.empty()) wanted.tags.push_back(word);
    if (!problems.empty()) return member_form(call, bank, problems);
    auto const created = create_member(call.tx(), wanted);
    if (!created) {
        problems.add(created.refusal().field, created.refusal().message, created.refusal().code);
        return member_form(call, bank, problems);
    }
    auto const row = member_row(call.tx(), bank, created->member);
    auto const said = call.say.t({created->was_known ? N_("{name} was known already, and is member {number} now") : N_("{name} is member {number}"), {{"name", row->name}, {"number", std::to_string(created->uid)}}});
    return redirect_saying(call, office_address(bank, form["then"] == "another" ? "/members/new" : "/members"), said);
}

http::Response limits_page(Call& call, Bank const& bank) {
    auto const row = member_row(call.tx(), bank, {place(call, 1)});
    return row ? limits_form(call, bank, *row, {}) : call.site.error(call, 404);
}

http::Response save_limits(Call& call, Bank const& bank) {
    auto const row = member_row(call.tx(), bank, {place(call, 1)});
    if (!row) return call.site.error(call, 404);
    Problems problems;
    auto const lowest = limit_of(call, "lowest", problems), highest = limit_of(call, "highest", problems);
    if (!problems.empty()) return limits_form(call, bank, *row, problems);
    auto const done = set_member_limits(call.tx(), row->id, lowest, highest);
    if (!done) {
        problems.add(done.refusal().field.empty() ? "lowest" : done.refusal().field, done.refusal().message);
        return limits_form(call, bank, *row, problems);
    }
    return redirect_saying(call, office_address(bank, "/members"), call.say.t({N_("Limits of {name} saved"), {{"name", row->name}}}));
}

}  // namespace ateneu::timebank
