#include "core/api/api_page.h"

#include "core/api/actions.h"
#include "core/api/api.h"
#include "core/api/example.h"
#include "core/base/text.h"
#include "core/html/components.h"
#include "core/site/origin.h"

namespace ateneu::api {

namespace {

std::string docs_address(Entity const& entity) { return "/api/docs" + entity.address(); }

Html mono(std::string const& text) { return element("code", {{"class", "mono"}}, text); }

/// A program's text; it can be scrolled by keyboard too.
Html program_text(std::string const& label, std::string const& text) {
    return element("pre", {{"class", "program"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", label}}, element("code", {}, text));
}

std::string origin(Call const& call) {
    auto const known = origin_of(call);
    return known.empty() ? "http://127.0.0.1:8080" : known;
}

std::string curl(Call const& call, std::string const& rest) { return "curl -H \"Authorization: Bearer $TOKEN\" " + rest + "\"" + origin(call); }

Html how_panel(Call& call) {
    auto const& say = call.say;
    auto const account = element("a", {{"href", "/account#tokens"}}, say.t(N_("your account")));
    Html body = element("p", {}, ui::sentence(say.t(N_("A program asks with a token, which you make under {account}. It may do what you may do, or less.")), {{"account", account}}));
    body += program_text(say.t(N_("Example: a list")), "TOKEN=ateneu_…\n" + curl(call, "\\\n  ") + "/api/people/people?q=nuria&fields=title,email\"");
    body += element("p", {}, ui::sentence(say.t(N_("The same for tools: {document}, an OpenAPI 3.1 document. What you may not see isn't there for your programs either.")),
                                          {{"document", element("a", {{"href", "/api/openapi.json"}}, mono("/api/openapi.json"))}}));
    return ui::panel({.title = say.t(N_("How programs ask")), .body = body});
}

Html app_panel(Call& call, App const& app) {
    auto const& say = call.say;
    ui::Table table{.caption = say.t(app.label), .columns = {{.label = say.t(N_("Records"))}, {.label = say.t(N_("Address"))}, {.label = say.t(N_("Scope of a token"))}}, .rows = {}, .cards = true};
    for (auto const* entity : app.entities)
        if (has_api(*entity) && call.actor.sees_some(*entity))
            table.rows.push_back({.cells = {element("a", {{"href", docs_address(*entity)}}, say.t(entity->plural_label)), mono("/api" + entity->address()), mono(entity->full_name() + ":read")}});
    if (table.rows.empty()) return {};
    return ui::panel({.title = say.t(app.label), .flush = ui::data_table(say, table)});
}

http::Response overview(Call& call) {
    auto const& say = call.say;
    std::vector<Html> panels{how_panel(call)};
    for (auto const& app : call.site.apps()) panels.push_back(app_panel(call, app));
    auto const title = say.t(N_("For programs (API)"));
    return page(call, {.title = title, .narrow = true}, ui::title_row({.title = title, .sub = say.t(N_("Every kind of record can be listed, read, added, changed and deleted by programs."))}) + ui::stack(panels));
}

/// Deeds that make such records.
std::vector<Operation const*> operations_of(Call const& call, Entity const& entity) {
    std::vector<Operation const*> all;
    for (auto const& app : call.site.apps())
        for (auto const& operation : app.operations)
            if (operation.made == &entity) all.push_back(&operation);
    return all;
}

Html addresses_panel(Call& call, Entity const& entity) {
    auto const& say = call.say;
    auto const list = "/api" + entity.address(), one = list + "/{id}", name = entity.full_name();
    ui::Table table{.caption = say.t(N_("Addresses")), .columns = {{.label = say.t(N_("Method"))}, {.label = say.t(N_("Address"))}, {.label = say.t(N_("What it does"))}, {.label = say.t(N_("Scope of a token"))}}, .rows = {}};
    auto const add = [&](char const* method, std::string const& address, char const* what, bool writes) {
        table.rows.push_back({.cells = {mono(method), mono(address), say.t(what), mono(name + (writes ? ":write" : ":read"))}});
    };
    add("GET", list, N_("List: filters, order, pages"), false);
    add("GET", one, N_("Read one"), false);
    if (entity.guard != Guard::kept) {
        add("POST", list, N_("Add one"), true);
        add("POST", list + "/bulk", N_("Add up to 1,000: all of them or none"), true);
        if (!entity.append_only) {
            add("PATCH", one, N_("Change what is named"), true);
            add("PUT", one, N_("Replace: what is left out is emptied"), true);
            if (!entity.permanent) add("DELETE", one, N_("Delete"), true);
        }
    }
    for (auto const& app : call.site.apps())
        for (auto const& action : app.actions) {
            if (action.entity != &entity) continue;
            add("POST", action_address(action, "{id}"), action.label, true);
            add("POST", action_address(action, "bulk"), N_("The same for up to 10,000: {\"ids\": [1, 2]}"), true);
        }
    for (auto const* operation : operations_of(call, entity)) add("POST", operation->address(), operation->label, true);
    return ui::panel({.title = say.t(N_("Addresses")), .flush = ui::data_table(say, table)});
}

/// What a field's column “Remarks” says.
std::string remarks(Call const& call, Field const& field) {
    auto const& say = call.say;
    std::vector<std::string> all;
    if (field.options.required) all.push_back(say.t(N_("needed")));
    if (field.options.unique) all.push_back(say.t(N_("each value once")));
    if (!field.is_typed()) all.push_back(say.t(N_("kept by Ateneu")));
    if (field.options.access == FieldAccess::superusers) all.push_back(say.t(N_("changed by superusers")));
    if (field.kind() == Kind::secret) all.push_back(say.t(N_("never shown")));
    if (field.options.sorted) all.push_back(say.t(N_("orders lists")));
    if (field.options.max_length > 0) all.push_back(say.t({N_("at most {count} characters"), {{"count", std::to_string(field.options.max_length)}}}));
    if (field.kind() == Kind::reference || field.is_link()) all.push_back(say.t({N_("points at {records}"), {{"records", say.t(field.target().plural_label)}}}));
    for (auto const& choice : field.choices()) all.push_back(std::string(choice.code) + " = " + say.t(choice.label));
    return join(all, "; ");
}

Html fields_panel(Call& call, Entity const& entity, std::string const& title) {
    auto const& say = call.say;
    ui::Table table{.caption = title, .columns = {{.label = say.t(N_("Field"))}, {.label = say.t(N_("Means"))}, {.label = say.t(N_("For example"))}, {.label = say.t(N_("Remarks")), .full_on_phones = true}}, .rows = {}};
    for (auto const& field : entity.fields) {
        auto means = say.t(field.label);
        if (field.options.help) means += ". " + say.t(field.options.help);
        table.rows.push_back({.cells = {mono(std::string(field.name)), means, field.kind() == Kind::secret ? Html() : mono(example_of(field)), remarks(call, field)}});
    }
    for (auto const& computed : entity.computed)
        table.rows.push_back({.cells = {mono(std::string(computed.name)), say.t(computed.label), Html(), say.t(N_("worked out; ask for it with fields="))}});
    for (auto const* facet : call.site.registry().facets(entity))
        if (call.actor.sees_some(*facet))
            table.rows.push_back({.cells = {mono(std::string(facet->name)), say.t(facet->label), Html(), say.t(N_("a part of the record with fields of its own"))}});
    return ui::panel({.title = title, .flush = ui::data_table(say, table)});
}

Html examples_panel(Call& call, Entity const& entity) {
    auto const& say = call.say;
    auto const list = "/api" + entity.address();
    std::string expanded;
    for (auto const& field : entity.fields)
        if (expanded.empty() && (field.kind() == Kind::reference || field.is_link())) expanded = "&expand=" + std::string(field.name);
    Html body = element("h3", {{"class", "h6"}}, say.t(N_("A page of the list")));
    body += program_text(say.t(N_("A page of the list")), curl(call, "\\\n  ") + list + "?per_page=100" + expanded + "\"");
    if (entity.guard != Guard::kept) {
        body += element("h3", {{"class", "h6"}}, say.t(N_("Adding one")));
        body += program_text(say.t(N_("Adding one")), "curl -X POST -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" \\\n  -H \"Idempotency-Key: $(uuidgen)\" \\\n  -d '" +
                                                          example_body(entity) + "' \\\n  \"" + origin(call) + list + "\"");
        if (!entity.append_only) {
            body += element("h3", {{"class", "h6"}}, say.t(N_("Changing one, if it is still as it was read")));
            body += program_text(say.t(N_("Changing one, if it is still as it was read")), "curl -X PATCH -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" \\\n  -H 'If-Match: \"1\"' -d '" +
                                                                                               example_change(entity) + "' \\\n  \"" + origin(call) + list + "/12\"");
        }
    }
    return ui::panel({.title = say.t(N_("Examples")), .body = body});
}

/// What a program sends to have it done.
Html operation_panel(Call& call, Operation const& operation) {
    auto const title = call.say.t(operation.label);
    auto const example = "curl -X POST -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" \\\n  -H \"Idempotency-Key: $(uuidgen)\" \\\n  -d '" + example_body(*operation.asked) + "' \\\n  \"" +
                         origin(call) + operation.address() + "\"";
    return ui::stack({ui::panel({.title = title, .body = element("p", {}, call.say.t(operation.effect)) + program_text(title, example)}), fields_panel(call, *operation.asked, title)});
}

http::Response entity_page(Call& call, Entity const& entity) {
    if (!call.actor.sees_some(entity)) return call.site.error(call, 404);
    auto const& say = call.say;
    auto const title = say.t({N_("{records} for programs"), {{"records", say.t(entity.plural_label)}}});
    std::vector<Html> panels{addresses_panel(call, entity), fields_panel(call, entity, say.t(N_("Fields"))), examples_panel(call, entity)};
    for (auto const* operation : operations_of(call, entity)) panels.push_back(operation_panel(call, *operation));
    auto const main = ui::breadcrumb(say, {{{say.t(N_("For programs (API)")), "/api"}}}) + ui::title_row({.title = title, .sub = mono(entity.full_name())}) +
                      ui::stack(panels);
    return page(call, {.title = title, .narrow = true}, main);
}

}  // namespace

void add_api_pages(Site const& site, http::Router& router) {
    site.add(router, {.method = "GET", .pattern = "/api", .handler = overview}, Site::Door::page);
    for (auto const* entity : site.registry().entities())
        if (has_api(*entity))
            site.add(router, {.method = "GET", .pattern = docs_address(*entity), .handler = [entity](Call& call) { return entity_page(call, *entity); }}, Site::Door::page);
}

}  // namespace ateneu::api
