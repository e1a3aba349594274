#include "apps/timebank/allies_page.h"

#include <set>

#include "apps/timebank/ally_parts.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

std::vector<Alliance> alliances_of(Transaction& tx, Bank const& bank) {
    std::vector<Id<Alliance>> ids;
    {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "timebank_alliance" WHERE "bank" = $1 OR "ally" = $1 ORDER BY "closed_at" IS NOT NULL, "id" DESC LIMIT 200)", {bank.id.value});
        while (rows->next()) ids.push_back({rows->integer(0)});
    }
    std::vector<Alliance> all;
    for (auto const id : ids) all.push_back(*tx.read(id));  // a handful
    return all;
}

std::string name_of(Transaction& tx, Id<Bank> bank) { return tx.sql().text(R"(SELECT "name" FROM "timebank_bank" WHERE "id" = $1)", {bank.value}).value_or(""); }

Html alliances_table(Call& call, Bank const& bank, std::vector<Alliance> const& all) {
    auto const& say = call.say;
    Reader const reader{say, bank.timezone.value, call.now};
    ui::Table table{.caption = say.t(N_("Allied banks")), .columns = {{.label = say.t(N_("Bank"))}, {.label = say.t(N_("State"))}, {.label = say.t(N_("Asked"))}, {.label = say.t(N_("Position")), .numeric = true}, {.label = say.t(N_("Cap")), .numeric = true},
                                                                     {.label = "", .full_on_phones = true, .unlabelled_on_phones = true}}, .rows = {}};
    std::set<std::string> told;
    for (auto const& each : all) {
        auto const name = name_of(call.tx(), each.other_than(bank.id));
        // Banks that allied again go on with the accounts of before: how they stand is told once.
        auto const position = each.account && told.insert(each.pair).second ? time_html(position_of(call.tx(), each, bank.id)) : Html();
        auto const asked = say.t(each.bank == bank.id ? N_("by your bank") : N_("by them"));
        auto const buttons = each.state == AllianceState::asked ? request_buttons(call, bank, each)
                                                                : (each.settle_at && *each.settle_bank != bank.id ? element("div", {{"class", "cluster"}}, ui::link_button({.label = say.t(N_("Answer the settlement")), .look = ui::Look::primary}, ally_address(bank, each.id))) : Html());
        table.rows.push_back({.cells = {element("a", {{"class", "strong"}, {"href", ally_address(bank, each.id)}}, name), ui::pill(state_pill(say, each)), moment_html(reader, each.asked_at) + Html(" ") + element("span", {{"class", "muted"}}, asked),
                                        position, each.lowest_cap() ? element("span", {{"class", "tnum"}}, time_text(*each.lowest_cap(), "0:00")) : Html(), buttons},
                              .grey = each.closed_at.has_value()});
    }
    return ui::data_table(say, table);
}

/// Other banks that show themselves and have no alliance with this one that lives.
std::vector<ui::Choice> banks_to_ask(Call& call, Bank const& bank) {
    std::vector<ui::Choice> choices;
    auto const chosen = call.request.form["ally"];
    auto const rows = call.tx().sql().query(R"(
        SELECT b."id", b."name", b."city" FROM "timebank_bank" AS b
        WHERE b."id" <> $1 AND b."is_open"
          AND NOT EXISTS (SELECT 1 FROM "timebank_alliance" AS pact WHERE pact."closed_at" IS NULL AND ((pact."bank" = $1 AND pact."ally" = b."id") OR (pact."ally" = $1 AND pact."bank" = b."id")))
        ORDER BY b."name_key", b."id" LIMIT 2000)", {bank.id.value});
    while (rows->next()) {
        auto const id = std::to_string(rows->integer(0)), city = std::string(rows->text(2));
        choices.push_back({.value = id, .label = std::string(rows->text(1)) + (city.empty() ? "" : " (" + city + ")"), .chosen = id == chosen});
    }
    return choices;
}

Html ask_panel(Call& call, Bank const& bank, Problems const& problems) {
    auto const& say = call.say;
    auto const title = say.t(N_("Ask another bank"));
    auto const choices = banks_to_ask(call, bank);
    if (choices.empty()) return ui::panel({.title = title, .body = element("p", {{"class", "muted mb-0"}}, say.t(N_("There is no other bank to ask.")))});
    auto const* problem = problems.of("ally");
    ui::Field const ally{.id = "ally-ally", .name = "ally", .label = say.t(N_("Bank")), .error = problem ? say.t(problem->message) : "", .required = true, .width = 4};
    auto const why = element("p", {}, say.t(N_("Members of allied banks give each other time. The other bank's administrators answer; either bank may end it.")));
    auto const fields = element("div", {{"class", "fields"}}, ui::field(say, ally, ui::picker(say, ally, {.choices = choices, .nothing = say.t(N_("Choose one"))})) + cap_field(call, {}, problems));
    return ui::panel({.title = title, .body = why + office_form(call, office_address(bank, "/allies"), fields + element("div", {{"class", "mt-3"}}, ui::submit({.label = say.t(N_("Ask for an alliance")), .look = ui::Look::primary})), "")});
}

http::Response list(Call& call, Bank const& bank, Problems const& problems) {
    auto const& say = call.say;
    auto const all = alliances_of(call.tx(), bank);
    std::vector<ui::FieldError> errors;
    for (auto const& problem : problems.list()) errors.push_back({"ally-" + problem.field, say.t(problem.message)});
    auto const table = all.empty() ? ui::empty({.title = say.t(N_("No allied banks")), .text = say.t(N_("Your members give time to each other only."))}) : ui::table_frame(alliances_table(call, bank, all));
    OfficeHead const head{.title = say.t(N_("Allied banks")), .current = "/allies", .status = problems.empty() ? 200 : 422};
    return office_page(call, bank, head, (errors.empty() ? Html() : ui::error_summary(say, errors)) + ui::stack({table, ask_panel(call, bank, problems)}));
}

}  // namespace

std::string ally_address(Bank const& bank, Id<Alliance> alliance, std::string_view deed) { return office_address(bank, "/allies/" + std::to_string(alliance.value) + std::string(deed)); }

ui::Pill state_pill(Say const& say, Alliance const& alliance) {
    constexpr ui::Tone tones[] = {ui::Tone::warn, ui::Tone::ok, ui::Tone::line, ui::Tone::line, ui::Tone::line};
    auto const at = static_cast<std::size_t>(alliance.state);
    return {say.t(alliance_states[at].label), tones[at], alliance.state == AllianceState::active ? "link-45deg" : alliance.state == AllianceState::asked ? "hourglass-split" : ""};
}

Html request_buttons(Call const& call, Bank const& bank, Alliance const& alliance) {
    auto const& say = call.say;
    auto const deed = [&](std::string_view what) { return ui::Deed{ally_address(bank, alliance.id, what), call.csrf}; };
    if (alliance.bank == bank.id) return ui::deed_button({.label = say.t(N_("Withdraw"))}, deed("/cancel"));
    return element("div", {{"class", "cluster"}}, ui::deed_button({.label = say.t(N_("Accept")), .look = ui::Look::primary}, deed("/accept")) + ui::deed_button({.label = say.t(N_("Reject"))}, deed("/reject")));
}

Html cap_field(Call const& call, std::optional<Duration> held, Problems const& problems) {
    auto const& say = call.say;
    auto const* problem = problems.of("cap");
    ui::Field const cap{.id = "ally-cap", .name = "cap", .label = say.t(N_("Cap")), .hint = say.t(N_("What may stand open between the banks, for example 40:00. Of what both say the lower one holds. Empty: any.")),
                        .error = problem ? say.t(problem->message) : "", .mark_optional = false, .width = 4};
    auto const value = call.request.form.has("cap") ? std::string(call.request.form["cap"]) : held ? time_text(*held, "0:00") : "";
    return ui::field(say, cap, ui::input(cap, {.value = value, .autocomplete = "off", .max_length = 12}));
}

std::optional<Duration> cap_of(Call const& call, Problems& problems) {
    auto const typed = trimmed(call.request.form["cap"]);
    if (typed.empty()) return {};
    auto const cap = parse_duration(typed);
    if (!cap) problems.add("cap", N_("Write hours and minutes, for example 40:00, or leave it empty."));
    return cap;
}

http::Response allies_page(Call& call, Bank const& bank) { return list(call, bank, {}); }

http::Response ask_ally(Call& call, Bank const& bank) {
    Problems problems;
    auto const cap = cap_of(call, problems);
    Id<Bank> const ally{parse_integer(call.request.form["ally"]).value_or(0)};
    if (ally.value <= 0) problems.add("ally", N_("Choose another bank."));
    if (!problems.empty()) return list(call, bank, problems);
    auto const asked = ask_alliance(call.tx(), bank.id, ally, cap);
    if (!asked) {
        problems.add(asked.refusal().field.empty() ? "ally" : asked.refusal().field, asked.refusal().message, asked.refusal().code);
        return list(call, bank, problems);
    }
    return redirect_saying(call, office_address(bank, "/allies"), call.say.t({N_("{bank} is asked"), {{"bank", name_of(call.tx(), ally)}}}));
}

}  // namespace ateneu::timebank
