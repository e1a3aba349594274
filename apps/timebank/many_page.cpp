#include "apps/timebank/many_page.h"

#include <algorithm>

#include "apps/timebank/amount.h"
#include "apps/timebank/member_rows.h"
#include "apps/timebank/pay.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

std::string side_name(Bank const& bank, std::vector<MemberRow> const& rows, Side const& side) {
    if (!side) return bank.name;
    for (auto const& row : rows)
        if (row.id == *side) return row.name + " (" + std::to_string(row.uid) + ")";
    return "#" + std::to_string(side->value);
}

Html side_boxes(Call const& call, Bank const& bank, std::vector<MemberRow> const& rows, char const* name, char const* label, Problems const& problems) {
    auto const ticked = call.request.form.all(name);
    auto const is_ticked = [&](std::string const& value) { return std::find(ticked.begin(), ticked.end(), value) != ticked.end(); };
    std::vector<ui::Choice> choices{{.value = "0", .label = bank.name, .chosen = is_ticked("0"), .hint = call.say.t(N_("the bank"))}};
    for (auto const& row : rows) {
        auto const value = std::to_string(row.id.value);
        if (row.is_active) choices.push_back({.value = value, .label = std::to_string(row.uid) + " " + row.name, .chosen = is_ticked(value)});
    }
    auto const* problem = problems.of(name);
    ui::Field const field{.id = std::string("many-") + name, .name = name, .label = call.say.t(label), .error = problem ? call.say.t(problem->message) : "", .mark_optional = false, .width = 3};
    return ui::field_group(call.say, field, ui::checkboxes(field, choices));
}

Html line(Call const& call, char const* name, char const* label, int width, Problems const& problems, char const* hint = nullptr) {
    auto const* problem = problems.of(name);
    ui::Field const field{.id = std::string("many-") + name, .name = name, .label = call.say.t(label), .hint = hint ? call.say.t(hint) : "", .error = problem ? call.say.t(problem->message) : "", .mark_optional = false, .width = width};
    return ui::field(call.say, field, ui::input(field, {.value = std::string(call.request.form[name]), .autocomplete = "off", .input_mode = width == 2 ? "numeric" : ""}));
}

http::Response many_form(Call& call, Bank const& bank, Problems const& problems) {
    auto const& say = call.say;
    auto const rows = member_rows(call.tx(), bank);
    std::vector<ui::FieldError> errors;
    for (auto const& problem : problems.list()) errors.push_back({"many-" + problem.field, say.t(problem.message)});
    auto const fields = element("div", {{"class", "fields"}}, side_boxes(call, bank, rows, "from", N_("Who gives"), problems) + side_boxes(call, bank, rows, "to", N_("Who gets"), problems) + line(call, "hours", N_("Hours each"), 2, problems) +
                                                                  line(call, "minutes", N_("Minutes each"), 2, problems) + line(call, "post", N_("Number of an offer"), 2, problems, N_("Only where one member gets it all.")) +
                                                                  line(call, "reason", N_("Comment"), 6, problems));
    auto const form = office_form(call, office_address(bank, "/many"), ui::hidden("step", "look") + fields + element("div", {{"class", "mt-3"}}, ui::submit({.label = say.t(N_("Look before booking")), .look = ui::Look::primary})), "");
    OfficeHead const head{.title = say.t(N_("Many at once")), .sub = say.t(N_("From many to one, or from one to many; each the same time")), .current = "/desk", .status = problems.empty() ? 200 : 422};
    return office_page(call, bank, head, (errors.empty() ? Html() : ui::error_summary(say, errors)) + ui::panel({.title = say.t(N_("Payment")), .body = form}));
}

std::vector<Side> sides_of(Call const& call, Bank const& bank, std::vector<MemberRow> const& rows, char const* name, Problems& problems) {
    std::vector<Side> sides;
    for (auto const value : call.request.form.all(name)) {
        auto const id = parse_integer(value).value_or(-1);
        Side const side = id == 0 ? Side{} : Side(Id<Member>{id});
        bool const is_there = !side || std::any_of(rows.begin(), rows.end(), [&](MemberRow const& row) { return row.id == *side && row.is_active; });
        if (!is_there) problems.add(name, {N_("{name} is no active member of the bank."), {{"name", side_name(bank, rows, side)}}});
        if (std::find(sides.begin(), sides.end(), side) == sides.end()) sides.push_back(side);
    }
    return sides;
}

Many many_of(Call& call, Bank const& bank, std::vector<MemberRow> const& rows, Problems& problems) {
    auto const& form = call.request.form;
    Many many{.bank = bank.id, .from = sides_of(call, bank, rows, "from", problems), .to = sides_of(call, bank, rows, "to", problems), .reason = std::string(form["reason"]), .key = std::string(form["key"])};
    many.amount = amount_of(form, problems);
    if (many.from.empty()) problems.add("from", N_("Tick who gives."));
    if (many.to.empty()) problems.add("to", N_("Tick who gets."));
    if (many.from.size() > 1 && many.to.size() > 1) problems.add("to", N_("Choose one account that gives and one or more that get, or the other way round."));
    if (auto const typed = trimmed(form["post"]); !typed.empty()) {
        many.post = Id<Post>{parse_integer(typed).value_or(-1)};
        if (many.to.size() > 1) problems.add("post", N_("A post goes with payments to one member only."));
    }
    return many;
}

/// Everything once more, before it is booked (TB-R28).
http::Response confirmation(Call& call, Bank const& bank, std::vector<MemberRow> const& rows, Many const& many) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(N_("What will be booked")), .columns = {{.label = say.t(N_("From"))}, {.label = say.t(N_("To"))}, {.label = say.t(N_("Time")), .numeric = true}}, .rows = {}};
    for (auto const& from : many.from)
        for (auto const& to : many.to) table.rows.push_back({.cells = {side_name(bank, rows, from), side_name(bank, rows, to), element("span", {{"class", "tnum"}}, time_text(many.amount))}});
    auto const count = std::ssize(table.rows);
    table.total = {say.t(N_("In all")), Html(), element("span", {{"class", "tnum"}}, time_text({many.amount.seconds * count}))};
    auto const post = many.post ? call.tx().read(*many.post) : std::nullopt;
    Html fields = ui::hidden("step", "book") + ui::hidden("key", new_uuid());
    for (auto const& [name, value] : call.request.form.list())
        if (name == "from" || name == "to" || name == "hours" || name == "minutes" || name == "post" || name == "reason") fields += ui::hidden(name, value);
    auto const said = ui::fact_rows({{.label = say.t(N_("Offer")), .value = post ? Html(post->title) : Html()}, {.label = say.t(N_("Comment")), .value = many.reason}});
    auto const buttons = element("div", {{"class", "cluster mt-3"}}, ui::submit({.label = say.n("Book {count} payment", "Book {count} payments", count), .look = ui::Look::primary}) + ui::link_button({.label = say.t(N_("Cancel")), .look = ui::Look::text}, office_address(bank, "/many")));
    auto const form = office_form(call, office_address(bank, "/many"), fields + buttons, "");
    OfficeHead const head{.title = say.t(N_("Many at once")), .sub = say.t(N_("Nothing is booked yet")), .current = "/desk"};
    return office_page(call, bank, head, ui::panel({.title = say.n("{count} payment", "{count} payments", count), .body = said + form, .flush = ui::data_table(say, table)}));
}

/// What was booked before the one that failed, in this same request: it tells which one that is.
std::int64_t booked_now(Call& call, Bank const& bank) {
    return call.tx().sql().integer(R"(SELECT COUNT(*) FROM "timebank_exchange" WHERE "bank" = $1 AND "entered_by" = $2 AND "at" = $3)", {bank.id.value, call.actor.person, iso(call.tx().now())}).value_or(0);
}

}  // namespace

http::Response many_page(Call& call, Bank const& bank) { return many_form(call, bank, {}); }

http::Response pay_to_many(Call& call, Bank const& bank) {
    Problems problems;
    auto const rows = member_rows(call.tx(), bank);
    auto const many = many_of(call, bank, rows, problems);
    if (!problems.empty()) return many_form(call, bank, problems);
    if (call.request.form["step"] != "book") return confirmation(call, bank, rows, many);
    auto const before = booked_now(call, bank);
    auto const paid = pay_many(call.tx(), many);
    if (!paid) {
        // The answer is a refusal, and so all of it is rolled back (TB-R31).
        auto const row = static_cast<std::size_t>(booked_now(call, bank) - before);
        auto const& sides = many.from.size() > 1 ? many.from : many.to;
        auto const name = row < sides.size() ? side_name(bank, rows, sides[row]) : std::string();
        problems.add(field_of(paid.refusal(), "from"), {N_("Nothing was booked. {name}: {reason}"), {{"name", name}, {"reason", call.say.t(paid.refusal().message)}}});
        return many_form(call, bank, problems);
    }
    return redirect_saying(call, office_address(bank, "/payments"), call.say.n("{count} payment booked", "{count} payments booked", std::ssize(*paid)));
}

}  // namespace ateneu::timebank
