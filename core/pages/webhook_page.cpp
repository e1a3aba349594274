#include "core/pages/webhook_page.h"

#include "core/base/text.h"
#include "core/html/components.h"
#include "core/pages/list_page.h"
#include "core/pages/story.h"
#include "core/webhooks/deliver.h"

namespace ateneu::pages {

namespace {

using webhooks::Delivery;
using webhooks::Webhook;

constexpr int messages_shown = 50;

std::string own_address(std::int64_t id) { return Webhook::entity().address(id); }

Value const& value(Record const& record, char const* field) { return record.values[static_cast<std::size_t>(Webhook::entity().index_of(field))]; }

bool may_steer(Call& call) { return call.actor.may(Webhook::entity(), Action::change); }

Html facts_panel(Call& call, Record const& record) {
    Record const one[] = {record};
    auto const references = reference_titles(call.tx(), Webhook::entity(), one);
    View const view{call, references};
    std::vector<ui::Fact> facts;
    for (std::size_t i = 0; i < Webhook::entity().fields.size(); ++i) {
        auto const& field = Webhook::entity().fields[i];
        if (is_shown(field, record.values[i])) facts.push_back({call.say.t(field.label), value_html(view, field, record.values[i])});
    }
    return ui::panel({.title = call.say.t(N_("What it is")), .body = ui::facts(facts)});
}

Html messages_panel(Call& call, std::int64_t id) {
    auto const& say = call.say;
    ListQuery query;
    query.entity = &Delivery::entity();
    query.within = {Delivery::entity().find("webhook"), id};
    query.per_page = messages_shown;
    auto const page = list(call.tx(), query);
    auto table = records_table(call, query, page, {.left_out = Delivery::entity().find("webhook"), .caption = say.t(N_("Messages"))});
    if (may_steer(call)) {
        table.has_actions = true;
        for (std::size_t i = 0; i < page.records.size(); ++i)
            table.rows[i].actions = ui::deed_button({.label = say.t(N_("Send again")), .icon = "arrow-repeat"}, {Delivery::entity().address(page.records[i].id) + "/again", call.csrf});
    }
    auto const body = page.records.empty() ? ui::empty({.title = say.t(N_("Nothing was sent yet")), .text = say.t(N_("Each message to this address appears here, with what came back.")), .actions = {}}) : Html();
    return ui::panel({.title = say.t(N_("Messages")), .body = body, .flush = page.records.empty() ? Html() : ui::data_table(say, table), .beside_title = ui::pill({number_text(say, page.total)})});
}

/// Whether it sends, and what it lacks.
Html notice_of(Call& call, Record const& record, std::string const& fresh) {
    auto const& say = call.say;
    if (!fresh.empty())
        return ui::notice({.text = Html(say.t(N_("Copy the secret now; it is not shown again:"))) + Html(" ") + element("code", {{"id", "new-secret"}}, fresh), .tone = ui::Tone::ok, .is_new = true});
    if (text_of(value(record, "secret")).empty()) return ui::notice({.text = say.t(N_("It has no secret yet, so nothing is sent. Make one and give it to the program that listens.")), .tone = ui::Tone::warn});
    if (integer_of(value(record, "is_active")) == 0) return ui::notice({.text = say.t(N_("It is switched off, so nothing is sent.")), .tone = ui::Tone::warn});
    return {};
}

http::Response shown(Call& call, Record const& record, std::string const& fresh) {
    auto const& say = call.say;
    auto const own = own_address(record.id);
    auto const& name = text_of(value(record, "name"));
    ui::TitleRow row{.title = name};
    if (may_steer(call)) {
        row.actions.push_back(ui::deed_button({.label = say.t(N_("Make a new secret")), .icon = "key"}, {own + "/secret", call.csrf}));
        row.actions.push_back(ui::deed_button({.label = say.t(N_("Send a test")), .icon = "send"}, {own + "/ping", call.csrf}));
        row.actions.push_back(ui::link_button({.label = say.t(N_("Edit")), .icon = "pencil", .look = ui::Look::primary, .edits = true}, own + "/edit"));
    }
    if (call.actor.may(Webhook::entity(), Action::remove)) row.actions.push_back(ui::link_button({.label = say.t(N_("Delete")), .icon = "trash"}, own + "/delete"));
    auto const notice = notice_of(call, record, fresh);
    auto main = ui::breadcrumb(say, {{{say.t(Webhook::entity().plural_label), Webhook::entity().address()}}}) + ui::title_row(row) +
                ui::stack({notice, facts_panel(call, record), messages_panel(call, record.id), story(call, Webhook::entity(), record.id)});
    return page(call, {.title = name, .current = &Webhook::entity(), .narrow = true}, std::move(main));
}

http::Response ping(Call& call) {
    auto const record = record_of(call, Webhook::entity());
    if (!record || !may_steer(call)) return call.site.error(call, record ? 403 : 404);
    auto const sent = webhooks::ping(call.tx(), {record->id});
    if (!sent) return refusal_page(call, sent.refusal());
    return redirect_saying(call, own_address(record->id), call.say.t(N_("The test is on its way")));
}

http::Response renew(Call& call) {
    auto const record = record_of(call, Webhook::entity());
    if (!record || !may_steer(call)) return call.site.error(call, record ? 403 : 404);
    auto const secret = webhooks::renew_secret(call.tx(), {record->id});
    auto const now = call.tx().find(Webhook::entity(), record->id);
    must(now.has_value(), "the webhook went away");
    return shown(call, *now, secret);
}

http::Response again(Call& call) {
    auto const delivery = record_of(call, Delivery::entity());
    if (!delivery || !may_steer(call)) return call.site.error(call, delivery ? 403 : 404);
    auto const webhook = integer_of(delivery->values[static_cast<std::size_t>(Delivery::entity().index_of("webhook"))]);
    auto const sent = webhooks::send_again(call.tx(), {delivery->id});
    if (!sent) return refusal_page(call, sent.refusal());
    return redirect_saying(call, own_address(webhook), call.say.t(N_("The message is sent again")));
}

}  // namespace

http::Response webhook_page(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    return record ? shown(call, *record, "") : call.site.error(call, 404);
}

void add_webhook_routes(Site const& site, http::Router& router) {
    auto const own = Webhook::entity().address() + "/{}";
    site.add(router, {.method = "POST", .pattern = own + "/ping", .handler = ping}, Site::Door::page);
    site.add(router, {.method = "POST", .pattern = own + "/secret", .handler = renew}, Site::Door::page);
    site.add(router, {.method = "POST", .pattern = Delivery::entity().address() + "/{}/again", .handler = again}, Site::Door::page);
}

}  // namespace ateneu::pages
