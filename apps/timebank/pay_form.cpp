#include "apps/timebank/pay_form.h"

#include "apps/timebank/amount.h"
#include "apps/timebank/exchange_list.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

ui::Field question(Say const& say, Typed const& typed, char const* name, std::string label, std::string hint) {
    auto const* problem = typed.problems.of(name);
    return {.id = name, .name = name, .label = std::move(label), .hint = std::move(hint), .error = problem ? say.t(problem->message) : ""};
}

Html amount_fields(Say const& say, Typed const& typed) {
    auto hours = question(say, typed, "hours", say.t(N_("Hours"))), minutes = question(say, typed, "minutes", say.t(N_("Minutes")));
    for (auto* each : {&hours, &minutes}) {
        each->width = 3;
        each->half_on_phones = true;
        each->mark_optional = false;
    }
    // The steps of the minutes are an offer: any minute is taken, and the answer says what is wrong.
    return ui::field(say, hours, ui::input(hours, {.value = typed["hours"], .type = "number", .autocomplete = "off", .input_mode = "numeric", .min = "0", .step = "1"})) +
           ui::field(say, minutes, ui::input(minutes, {.value = typed["minutes"], .type = "number", .autocomplete = "off", .input_mode = "numeric", .min = "0", .max = "59", .step = "15"}));
}

Html comment_field(Say const& say, Typed const& typed, std::string hint) {
    auto const reason = question(say, typed, "reason", say.t(N_("Comment")), std::move(hint));
    return ui::field(say, reason, ui::input(reason, {.value = typed["reason"], .autocomplete = "off", .max_length = 500}));
}

Html category_field(Call& call, Typed const& typed, std::string hint) {
    auto const& say = call.say;
    std::vector<ui::Choice> choices;
    for (auto const& [id, name] : category_names(call.tx(), say)) choices.push_back({.value = std::to_string(id), .label = name, .chosen = std::to_string(id) == typed["category"]});
    auto const field = question(say, typed, "category", say.t(N_("Category")), std::move(hint));
    return ui::field(say, field, ui::select(field, choices, "–"));
}

std::optional<Id<Category>> category_of(Call& call, Typed& typed) {
    auto const text = trimmed(typed["category"]);
    if (text.empty()) return {};
    auto const id = parse_integer(text).value_or(0);
    if (id > 0 && call.tx().read(Id<Category>{id})) return Id<Category>{id};
    typed.problems.add("category", N_("Choose a category."));
    return {};
}

Html summary_of(Say const& say, Problems const& problems) {
    std::vector<ui::FieldError> errors;
    for (auto const& problem : problems.list()) errors.push_back({problem.field, say.t(problem.message)});
    return errors.empty() ? Html() : ui::error_summary(say, errors);
}

Html keyed_form(Call const& call, std::string const& action, Typed const& typed, std::vector<std::pair<std::string, std::string>> const& kept, Html const& fields, Html const& buttons) {
    Html all = ui::hidden(ui::csrf_field, call.csrf) + ui::hidden("key", typed["key"]);
    for (auto const& [name, value] : kept) all += ui::hidden(name, value);
    return element("form", {{"class", "stack"}, {"method", "post"}, {"action", action}, {"novalidate"}}, all + element("div", {{"class", "fields"}}, fields) + element("div", {}, buttons));
}

std::string key_of(Typed const& typed, std::string_view page, Id<Member> member) {
    auto const key = trimmed(typed["key"]);
    return is_slug(key) ? std::string(page) + "/" + std::to_string(member.value) + "/" + key.substr(0, 40) : "";
}

void refused(Typed& typed, Refusal const& refusal, std::string const& otherwise) {
    typed.problems.add(field_of(refusal, otherwise), refusal.message, refusal.code);
    if (refusal.code != "key_reused") return;
    http::Fields values;
    for (auto const& [name, value] : typed.values.list())
        if (name != "key") values.add(name, value);
    values.add("key", new_uuid());
    typed.values = std::move(values);
}

Html balance_line(Call& call, AtBank const& at) {
    auto const balance = call.tx().sql().integer(R"(SELECT "balance" FROM "ledger_account" WHERE "id" = $1)", {at.seat->account.value}).value_or(0);
    return Html(call.say.t(N_("Your balance"))) + Html(" ") + element("strong", {}, time_html({balance}));
}

}  // namespace ateneu::timebank
