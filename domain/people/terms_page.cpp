#include "domain/people/terms_page.h"

#include "core/base/log.h"
#include "core/html/components.h"
#include "core/markup/markup.h"
#include "domain/people/document.h"
#include "domain/people/hurdle.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

std::string next_of(Call const& call) { return safe_next(call.request.method == "POST" ? call.request.form["next"] : call.request.query["next"], ""); }

/// With what it stands for: what somebody agreed to was what they saw.
Html agree_form(Call& call, Instant revised) {
    auto const& say = call.say;
    auto const fields = ui::hidden(ui::csrf_field, call.csrf) + ui::hidden("revised", iso(revised)) + ui::hidden("next", next_of(call)) +
                        ui::submit({.label = say.t(N_("I agree")), .look = ui::Look::primary, .big = true});
    auto const out = element("form", {{"method", "post"}, {"action", "/logout"}}, ui::hidden(ui::csrf_field, call.csrf) + ui::submit({.label = say.t(N_("Log out")), .look = ui::Look::text}));
    return element("div", {{"class", "cluster"}}, element("form", {{"method", "post"}, {"action", terms_page}}, fields) + out) +
           element("p", {{"class", "small"}}, say.t(N_("Without agreeing you can't go on. Your data stay yours: “Your data” gives you a copy, or has them erased.")) + Html(" ") + element("a", {{"href", "/account/data"}}, say.t(N_("Your data"))));
}

http::Response terms(Call& call, Html const& notice, int status) {
    auto const& say = call.say;
    auto const document = document_in(call.tx().sql(), terms_label, say.tongue.code);
    if (!document) return bare_page(call, say.t(N_("Terms of service")), element("p", {}, say.t(N_("This house has no terms of service."))));
    auto content = notice + element("div", {{"class", "md"}, {"lang", document->language.value}}, markup::render(document->content, {.heading = 2}));
    if (call.actor.inside && call.actor.viewer == 0) {
        bool const is_asked = hurdle_of(call.tx().sql(), {call.actor.person}).address == terms_page;
        auto const back = next_of(call);
        content += is_asked ? agree_form(call, revised_at(call.tx().sql(), terms_label).value_or(call.now))
                            : ui::notice({.text = say.t(N_("You have agreed to this.")), .tone = ui::Tone::ok}) + element("p", {}, ui::link_button({.label = say.t(N_("Go on"))}, back.empty() ? "/" : back));
    }
    return bare_page(call, document->title, content, status);
}

}  // namespace

http::Response show_terms(Call& call) { return terms(call, {}, 200); }

void accept_document(Transaction& tx, std::int64_t person, std::string_view label) {
    Transaction::Deed const deed(tx);
    auto const known = tx.sql().integer(R"(SELECT "id" FROM "people_acceptance" WHERE "person" = $1 AND "label" = $2)", {person, label});
    Acceptance const agreed{.id = {known.value_or(0)}, .person = {person}, .label = std::string(label), .accepted_at = tx.now()};
    auto const written = known ? tx.change(Acceptance::entity(), to_record(Acceptance::entity(), &agreed)) : tx.add(agreed);
    must(static_cast<bool>(written), "an agreement can't be stored");
}

http::Response accept_terms(Call& call) {
    auto const revised = revised_at(call.tx().sql(), terms_label);
    auto const next = next_of(call);
    if (revised && call.request.form["revised"] != iso(*revised))
        return terms(call, ui::notice({.text = call.say.t(N_("The terms were changed meanwhile. Read them once more, please.")), .tone = ui::Tone::warn, .is_new = true}), 409);
    if (revised) {
        accept_document(call.tx(), call.actor.person, terms_label);
        log_info("terms.accepted", {{"person", call.actor.person}});
    }
    return http::redirect(next.empty() ? "/" : next);
}

}  // namespace ateneu::people
