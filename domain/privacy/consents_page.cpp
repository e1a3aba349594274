// One's own consents (OP-G5): withdrawing is as easy as giving, and the old answer stays as the proof.
#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/html/components.h"
#include "domain/people/consent.h"
#include "domain/privacy/pages.h"
#include "domain/privacy/processing.h"

namespace ateneu::privacy {

using people::Consent;
using people::Term;
using people::TermOption;

namespace {

template <class T>
std::vector<T> read_all(Transaction& tx, std::string_view sql, std::int64_t about) {
    Keys ids;
    {
        auto const rows = tx.sql().query(sql, {about});
        while (rows->next()) ids.push_back(rows->integer(0));
    }
    std::vector<T> all;
    for (auto const id : ids)
        if (auto each = tx.read(Id<T>{id})) all.push_back(std::move(*each));
    return all;
}

std::vector<Term> live_terms(Transaction& tx) {
    return read_all<Term>(tx, R"(SELECT "id" FROM "people_term" WHERE "archived_at" IS NULL AND "id" > $1 ORDER BY "id")", 0);
}
std::vector<TermOption> live_options(Transaction& tx, Id<Term> term) {
    return read_all<TermOption>(tx, R"(SELECT "id" FROM "people_term_option" WHERE "archived_at" IS NULL AND "term" = $1 ORDER BY "id")", term.value);
}
std::optional<Consent> live_consent(Transaction& tx, std::int64_t person, Id<Term> term) {
    auto const id = tx.sql().integer(R"(SELECT "id" FROM "people_consent" WHERE "person" = $1 AND "term" = $2 AND "archived_at" IS NULL)", {person, term.value});
    return id ? tx.read(Id<Consent>{*id}) : std::nullopt;
}

std::string answer_text(Say const& say, TermOption const& option) {
    if (!option.content.empty()) return say.t(option.content.c_str());
    bool const agrees = option.option_type == "agree";
    return say.t(agrees ? N_("Yes") : N_("No"));
}

Html term_panel(Call& call, Term const& term) {
    auto const& say = call.say;
    auto const consent = live_consent(call.tx(), call.actor.person, term.id);
    auto const chosen = consent && consent->term_option ? consent->term_option->value : 0;
    std::vector<ui::Choice> choices;
    for (auto const& option : live_options(call.tx(), term.id))
        choices.push_back({.value = std::to_string(option.id.value), .label = answer_text(say, option), .chosen = option.id.value == chosen});
    // Who has agreed must be able to take it back, also where the community wrote down no answer for it.
    choices.push_back({.value = "", .label = say.t(N_("No answer")), .chosen = chosen == 0});
    ui::Field const asked{.id = "term-" + std::to_string(term.id.value), .name = "option", .label = say.t(term.content.c_str()), .hint = term.help_text.empty() ? "" : say.t(term.help_text.c_str()), .mark_optional = false};
    auto const since = consent && chosen != 0 ? element("p", {{"class", "muted"}}, ui::sentence(say.t(N_("Answered {when}")), {{"when", moment_html(call.reader(), consent->created_at)}})) : Html();
    auto const form = element("form", {{"method", "post"}, {"action", "/account/consents"}},
                              Html{hidden_csrf(call), ui::hidden("term", std::to_string(term.id.value)), ui::field_group(say, asked, ui::radios(asked, choices)), since,
                                   element("div", {{"class", "mt-2"}}, ui::submit({.label = say.t(N_("Save this answer"))}))});
    return ui::panel({.title = say.t(term.short_description.c_str()), .body = form});
}

Html uses_panel(Call& call) {
    auto const& say = call.say;
    Html items;
    for (auto const& use : all_processings(call.tx()))
        if (use.basis != Basis::consent) items += element("li", {}, use.name + " – " + say.t(bases[static_cast<std::size_t>(use.basis)].label));
    if (items.empty()) return {};
    return ui::panel({.title = say.t(N_("What needs no consent")), .body = element("p", {}, say.t(N_("These uses rest on another ground. You may object to them."))) + element("ul", {}, items) +
                                                                           element("p", {}, element("a", {{"href", "/privacy/activities"}}, say.t(N_("What data are used for here"))))});
}

}  // namespace

http::Response consents_page(Call& call) {
    auto const& say = call.say;
    std::vector<Html> panels;
    for (auto const& term : live_terms(call.tx())) panels.push_back(term_panel(call, term));
    if (auto uses = uses_panel(call); !uses.empty()) panels.push_back(std::move(uses));
    auto const title = say.t(N_("What you agreed to"));
    auto const main = ui::breadcrumb(say, {{{say.t(N_("Your account")), "/account"}, {say.t(N_("Your data")), "/account/data"}}}) +
                      ui::title_row({.title = title, .sub = say.t(N_("Change your mind whenever you like; what was right before stays right."))}) + ui::stack(panels);
    return page(call, {.title = title, .narrow = true}, main);
}

http::Response save_consent(Call& call) {
    auto& tx = call.tx();
    auto const term = tx.read(Id<Term>{parse_integer(call.request.form["term"]).value_or(0)});
    if (!term || term->archived_at) return call.site.error(call, 404);
    std::optional<Id<TermOption>> chosen;
    if (auto const text = call.request.form["option"]; !text.empty()) {
        auto const option = tx.read(Id<TermOption>{parse_integer(text).value_or(0)});
        if (!option || option->term != term->id || option->archived_at) return refusal_page(call, {"not_valid", N_("Choose from the list.")});
        chosen = option->id;
    }
    auto before = live_consent(tx, call.actor.person, term->id);
    if (before ? before->term_option == chosen : !chosen) return redirect_saying(call, "/account/consents", call.say.t(N_("Nothing has changed")));
    Transaction::Deed const deed(tx);
    if (before) {
        before->archived_at = tx.now();
        must(static_cast<bool>(tx.change(Consent::entity(), to_record(Consent::entity(), &*before))), "a consent can't be archived");
    }
    must(static_cast<bool>(tx.add(Consent{.person = {call.actor.person}, .term = term->id, .term_option = chosen})), "a consent can't be written");
    return redirect_saying(call, "/account/consents", call.say.t(N_("Answer saved")));
}

}  // namespace ateneu::privacy
