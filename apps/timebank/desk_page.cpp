#include "apps/timebank/desk_page.h"

#include "apps/timebank/amount.h"
#include "apps/timebank/exchange_list.h"
#include "apps/timebank/pay.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

/// What is typed stays as it is typed until it is booked.
struct Slip {
    http::Fields const* typed = nullptr;
    Problems problems = {};
    std::string operator[](char const* name) const { return typed ? std::string((*typed)[name]) : ""; }
};

Problem const* first_problem(Slip const& slip) { return slip.problems.empty() ? nullptr : &slip.problems.list().front(); }

/// A line to type in. `begins`: the cursor stands there when the page opens; `list` names what it may be, for the browser to offer.
struct Line {
    char const *name, *label;
    int width = 2;
    char const *hint = nullptr, *list = nullptr;
    char const* mode = nullptr;
    char const* type = "text";
    std::size_t max_length = 0;
};

Html line(Call const& call, Slip const& slip, Line const& line, bool begins, std::string const& value) {
    auto const* problem = slip.problems.of(line.name);
    auto const& say = call.say;
    ui::Field const field{.id = std::string("desk-") + line.name, .name = line.name, .label = say.t(line.label), .hint = line.hint ? say.t(line.hint) : "", .error = problem ? say.t(problem->message) : "",
                          .mark_optional = false, .width = line.width, .half_on_phones = line.width <= 3};
    std::string described = field.error.empty() ? "" : field.id + "-error";
    if (!field.hint.empty()) described += (described.empty() ? "" : " ") + field.id + "-hint";
    Attributes attributes{{"class", "form-control"}, {"id", field.id}, {"name", field.name}, {"type", line.type}, {"value", value}, {"autocomplete", "off"}, {"autofocus", begins},
                          ui::maybe("list", line.list ? line.list : ""), ui::maybe("inputmode", line.mode ? line.mode : ""), ui::maybe("aria-describedby", described),
                          ui::maybe("maxlength", line.max_length ? std::to_string(line.max_length) : "")};
    if (problem) attributes.add({"aria-invalid", "true"});
    return ui::field(say, field, element("input", attributes));
}

constexpr Line lines[] = {
    {.name = "from", .label = N_("From number"), .width = 3, .hint = N_("Empty or 0: the bank"), .list = "desk-members", .mode = "numeric", .max_length = 12},
    {.name = "to", .label = N_("To number"), .width = 3, .hint = N_("Empty or 0: the bank"), .list = "desk-members", .mode = "numeric", .max_length = 12},
    {.name = "hours", .label = N_("Hours"), .mode = "numeric", .max_length = 6},
    {.name = "minutes", .label = N_("Minutes"), .mode = "numeric", .max_length = 2},
    {.name = "value_date", .label = N_("Day of the service"), .type = "date"},
    {.name = "cheque_no", .label = N_("Number of the cheque"), .max_length = 40},
    {.name = "reason", .label = N_("Comment"), .width = 4, .max_length = 500},
    {.name = "post", .label = N_("Offer or request"), .width = 3, .hint = N_("Its number, if the cheque is for one."), .list = "desk-posts", .mode = "numeric", .max_length = 12},
};

/// Numbers and names, for the browser to offer while somebody types.
Html offered(std::string_view id, db::Rows& rows) {
    Html all;
    while (rows.next()) all += element("option", {{"value", std::to_string(rows.integer(0))}}, rows.text(1));
    return element("datalist", {{"id", id}}, all);
}

Html offers_for(Call& call, Bank const& bank) {
    auto const members = call.tx().sql().query(R"(
        SELECT m."uid", TRIM(p."personal" || ' ' || p."family")
        FROM "timebank_member" AS m JOIN "people_person" AS p ON p."id" = m."person"
        WHERE m."bank" = $1 AND m."is_active"
        ORDER BY m."uid", m."id" LIMIT 2000)", {bank.id.value});
    auto all = offered("desk-members", *members);
    auto const posts = call.tx().sql().query(R"(
        SELECT post."id", post."title" || ' (' || CAST(m."uid" AS TEXT) || ')'
        FROM "timebank_post" AS post JOIN "timebank_member" AS m ON m."id" = post."member"
        WHERE post."bank" = $1 AND post."is_active" AND m."is_active"
        ORDER BY m."uid", post."id" LIMIT 2000)", {bank.id.value});
    return all + offered("desk-posts", *posts);
}

Html category_field(Call& call, Slip const& slip) {
    std::vector<ui::Choice> choices;
    auto const chosen = slip["category"];
    for (auto const& [id, name] : category_names(call.tx(), call.say)) choices.push_back({.value = std::to_string(id), .label = name, .chosen = std::to_string(id) == chosen});
    ui::Field const field{.id = "desk-category", .name = "category", .label = call.say.t(N_("Category")), .hint = call.say.t(N_("Where there is no offer or request.")), .mark_optional = false, .width = 3};
    return ui::field(call.say, field, ui::select(field, choices, "–"));
}

Html beyond_field(Call const& call, Slip const& slip) {
    auto const* problem = slip.problems.of("beyond");
    ui::Field const field{.id = "desk-beyond", .name = "beyond", .label = call.say.t(N_("Also beyond the limit of an account; the comment says why")), .error = problem ? call.say.t(problem->message) : "", .mark_optional = false};
    return ui::tick_field(field, slip["beyond"] == "1");
}

Html slip_form(Call& call, Bank const& bank, Slip const& slip) {
    auto const* wrong = first_problem(slip);
    Html fields;
    for (auto const& each : lines) {
        bool const begins = wrong ? wrong->field == each.name : &each == &lines[0];
        auto value = slip[each.name];
        if (!slip.typed && std::string_view(each.name) == "value_date") value = iso(call.tx().today());
        fields += line(call, slip, each, begins, value);
    }
    fields += category_field(call, slip) + beyond_field(call, slip);
    auto const key = slip.typed ? slip["key"] : new_uuid();
    auto const body = ui::hidden("key", key) + element("div", {{"class", "fields"}}, fields) + element("div", {{"class", "mt-3"}}, ui::submit({.label = call.say.t(N_("Book cheque")), .look = ui::Look::primary}));
    return office_form(call, office_address(bank, "/desk"), body, "") + offers_for(call, bank);
}

Html entered_panel(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const today = local(call.now, bank.timezone.value).date;
    auto const list = exchanges(call.tx(), say, bank, {.first = today, .entered_by = call.actor.person, .per_page = 10});
    auto const title = say.n("{count} cheque entered today", "{count} cheques entered today", list.count);
    if (list.rows.empty()) return ui::panel({.title = title, .body = element("p", {{"class", "muted"}}, say.t(N_("The last ten stand here, so that you see where you are in the pile.")))});
    ui::Table table{.caption = title, .columns = {{.label = say.t(N_("From"))}, {.label = say.t(N_("To"))}, {.label = say.t(N_("Time")), .numeric = true}, {.label = say.t(N_("Cheque"))}, {.label = say.t(N_("Day"))},
                                                  {.label = say.t(N_("Comment"))}, {.label = say.t(N_("Entered")), .muted = true}}, .rows = {}};
    for (auto const& each : list.rows)
        table.rows.push_back({.cells = {party_text(say, each.from, bank), party_text(say, each.to, bank), element("span", {{"class", "tnum"}}, time_text(each.amount)), each.cheque_no, date_html(call.reader(), each.value_date),
                                        each.reason, clock_text({say, bank.timezone.value, call.now}, each.at)},
                              .grey = each.is_taken_back});
    auto const sum = say.t({N_("{time} in all"), {{"time", time_text(list.sum)}}});
    return ui::panel({.title = title, .flush = ui::data_table(say, table), .end = element("span", {{"class", "muted tnum"}}, sum)});
}

http::Response desk(Call& call, Bank const& bank, Slip const& slip) {
    auto const& say = call.say;
    std::vector<Html> parts;
    if (!slip.problems.empty()) parts.push_back(ui::notice({.text = say.t(N_("Nothing was booked. What has to be put right stands beside its field.")), .tone = ui::Tone::bad, .is_new = true}));
    parts.push_back(ui::panel({.title = say.t(N_("Cheque")), .body = slip_form(call, bank, slip)}));
    parts.push_back(entered_panel(call, bank));
    OfficeHead head{.title = say.t(N_("Desk")), .sub = say.t(N_("Paper cheques, one after the other")), .current = "/desk", .status = slip.problems.empty() ? 200 : 422};
    head.actions.push_back(ui::link_button({.label = say.t(N_("Many at once")), .icon = "people"}, office_address(bank, "/many")));
    return office_page(call, bank, head, ui::stack(parts));
}

/// The member behind a number; nobody for the bank.
Side side_of(Call& call, Bank const& bank, Slip& slip, char const* name) {
    auto const typed = trimmed(slip[name]);
    if (typed.empty() || typed == "0") return {};
    auto const uid = parse_integer(typed);
    if (!uid || *uid < 0) {
        slip.problems.add(name, N_("Write the number of a member, or leave it empty for the bank."));
        return {};
    }
    auto const id = call.tx().sql().integer(R"(SELECT "id" FROM "timebank_member" WHERE "bank" = $1 AND "uid" = $2 AND "person" IS NOT NULL)", {bank.id.value, *uid});
    if (!id) slip.problems.add(name, {N_("No member has the number {number}."), {{"number", typed}}});
    return id ? Side(Id<Member>{*id}) : Side{};
}

Payment payment_of(Call& call, Bank const& bank, Slip& slip) {
    Payment payment{.bank = bank.id, .from = side_of(call, bank, slip, "from"), .to = side_of(call, bank, slip, "to"), .amount = amount_of(*slip.typed, slip.problems), .reason = slip["reason"], .cheque_no = slip["cheque_no"], .key = slip["key"],
                    .beyond_limits = slip["beyond"] == "1"};
    if (auto const day = trimmed(slip["value_date"]); !day.empty()) {
        payment.value_date = parse_date(day);
        if (!payment.value_date) slip.problems.add("value_date", N_("Write a day, for example 2026-03-31."));
    }
    if (auto const post = parse_integer(trimmed(slip["post"]))) payment.post = Id<Post>{*post};
    else if (!trimmed(slip["post"]).empty()) slip.problems.add("post", N_("Write the number of an offer or a request, or leave it empty."));
    auto const category = parse_integer(slip["category"]).value_or(0);
    if (category > 0 && !payment.post && call.tx().read(Id<Category>{category})) payment.category = Id<Category>{category};
    return payment;
}

}  // namespace

http::Response desk_page(Call& call, Bank const& bank) { return desk(call, bank, {}); }

http::Response book_cheque(Call& call, Bank const& bank) {
    Slip slip{.typed = &call.request.form};
    auto const payment = payment_of(call, bank, slip);
    if (!slip.problems.empty()) return desk(call, bank, slip);
    auto const paid = pay(call.tx(), payment);
    if (!paid) {
        slip.problems.add(paid.refusal().code == "limit_reached" ? "beyond" : field_of(paid.refusal(), "from"), paid.refusal().message, paid.refusal().code);
        return desk(call, bank, slip);
    }
    return redirect_saying(call, office_address(bank, "/desk"), call.say.t({N_("{time} booked"), {{"time", time_text(payment.amount)}}}));
}

}  // namespace ateneu::timebank
