#include "domain/people/tokens_page.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/html/components.h"
#include "domain/people/account_page.h"
#include "domain/people/service.h"

namespace ateneu::people {

namespace {

Html hidden_csrf(Call const& call) { return ui::hidden(ui::csrf_field, call.csrf); }

/// A scope in words.
std::string scope_text(Call const& call, std::string_view scope) {
    auto const& say = call.say;
    auto const colon = scope.find(':');
    auto const what = scope.substr(0, colon);
    bool const writes = scope.substr(std::min(colon, scope.size())) == ":write";
    if (what == "*") return say.t(writes ? N_("Everything") : N_("Read everything"));
    std::string records;
    if (what.ends_with(".*")) {
        auto const* app = call.site.app(what.substr(0, what.size() - 2));
        records = app ? say.t({N_("all of {app}"), {{"app", say.t(app->label)}}}) : std::string(what);
    } else {
        auto const* entity = call.site.registry().find(what);
        records = entity ? say.t(entity->plural_label) : std::string(what);
    }
    return say.t({writes ? N_("Read and change: {records}") : N_("Read: {records}"), {{"records", records}}});
}

std::string scopes_text(Call const& call, std::string_view stored) {
    auto const scopes = json_items(stored);
    if (scopes.empty()) return call.say.t(N_("Everything"));
    std::vector<std::string> all;
    for (auto const& scope : scopes) all.push_back(scope_text(call, std::string_view(scope).substr(1, scope.size() - 2)));
    return join(all, ", ");
}

/// What may be chosen: everything, an app, a kind of record; each to read, or to read and change.
std::vector<ui::Choice> scope_choices(Call const& call, std::vector<std::string_view> const& chosen) {
    std::vector<std::string> whats{"*"};
    for (auto const& app : call.site.apps()) {
        whats.push_back(app.name + ".*");
        for (auto const* entity : app.entities)
            if (!entity->internal && call.actor.sees_some(*entity)) whats.push_back(entity->full_name());
    }
    std::vector<ui::Choice> choices;
    for (auto const& what : whats)
        for (auto const* how : {":read", ":write"}) {
            auto scope = what + how;
            bool const is_chosen = std::find(chosen.begin(), chosen.end(), scope) != chosen.end();
            auto label = scope_text(call, scope);
            choices.push_back({.value = std::move(scope), .label = std::move(label), .chosen = is_chosen});
        }
    return choices;
}

std::string error_of(Call const& call, Problems const& problems, char const* field) {
    auto const* problem = problems.of(field);
    return problem ? call.say.t(problem->message) : "";
}

/// Name, scopes and end of a new token; what was typed comes back where something is wrong.
Html token_form(Call const& call, std::string const& action, std::string const& id, Problems const& problems) {
    auto const& say = call.say;
    auto const& form = call.request.form;
    bool const again = !problems.empty();
    ui::Field const name{.id = id + "-name", .name = "name", .label = say.t(N_("What is the new token for?")), .hint = say.t(N_("To know it again, here and in the history.")), .error = error_of(call, problems, "name"), .required = true};
    ui::Field const scopes{.id = id + "-scopes", .name = "scopes", .label = say.t(N_("What may it do?")), .hint = say.t(N_("Never more than you may.")), .error = error_of(call, problems, "scopes"), .required = true, .width = 4};
    ui::Field const days{.id = id + "-days", .name = "days", .label = say.t(N_("How long is it good?")), .required = true, .width = 2};
    auto const chosen = again ? form.all("scopes") : std::vector<std::string_view>{"*:read"};
    auto const wanted = again ? form["days"] : "90";
    std::vector<ui::Choice> lengths;
    for (int const count : {30, 90, 365}) lengths.push_back({.value = std::to_string(count), .label = say.n("{count} day", "{count} days", count), .chosen = wanted == std::to_string(count)});
    lengths.push_back({.value = "0", .label = say.t(N_("Until it is revoked")), .chosen = wanted == "0"});
    Html const controls{ui::field(say, name, ui::input(name, {.value = again ? std::string(form["name"]) : "", .max_length = 100})),
                        ui::field(say, scopes, ui::picker(say, scopes, {.choices = scope_choices(call, chosen), .many = true})), ui::field(say, days, ui::select(days, lengths))};
    return element("form", {{"method", "post"}, {"action", action}}, Html{hidden_csrf(call), element("div", {{"class", "fields"}}, controls), element("div", {{"class", "mt-2"}}, ui::submit({.label = say.t(N_("Make token"))}))});
}

Html fresh_notice(Call const& call, std::string const& fresh) {
    if (fresh.empty()) return {};
    return ui::notice({.text = Html(call.say.t(N_("Copy your new token now; it is not shown again:"))) + Html(" ") + element("code", {{"id", "new-token"}}, fresh), .tone = ui::Tone::ok, .is_new = true});
}

Html end_of(Call& call, std::string_view expires_at) {
    auto const at = parse_instant(expires_at);
    if (!at) return call.say.t(N_("Until it is revoked"));
    if (*at <= call.now) return ui::pill({call.say.t(N_("Expired")), ui::Tone::warn, "clock"});
    return moment_html(call.reader(), *at);
}

/// `rows`: id, name, prefix, scopes, created, expires, last used. `revoke` makes a token's address.
Html tokens_table(Call& call, db::Rows& rows, std::string const& caption, std::function<std::string(std::string const& id)> const& revoke) {
    auto const& say = call.say;
    ui::Table table{.caption = caption, .columns = {{.label = say.t(N_("Name"))}, {.label = say.t(N_("May do"))}, {.label = say.t(N_("Begins with"))}, {.label = say.t(N_("Made"))}, {.label = say.t(N_("Expires"))}, {.label = say.t(N_("Last used"))}, {.label = "", .unlabelled_on_phones = true}}, .rows = {}};
    while (rows.next()) {
        auto const used = parse_instant(rows.text(6));
        table.rows.push_back({.cells = {rows.text(1), scopes_text(call, rows.text(3)), element("span", {{"class", "mono"}}, Html(rows.text(2)) + Html("…")), ago_html(call.reader(), parse_instant(rows.text(4)).value_or(Instant{})), end_of(call, rows.text(5)),
                                        used ? ago_html(call.reader(), *used) : Html(say.t(N_("Never"))), ui::deed_button({.label = say.t(N_("Revoke"))}, {revoke(std::string(rows.text(0))), call.csrf})}});
    }
    return table.rows.empty() ? Html() : ui::data_table(say, table);
}

/// From the form; a scope that isn't chosen at all is a problem, so that nobody gives everything by forgetting.
Result<TokenWish> wish_of(Call& call) {
    auto const& form = call.request.form;
    TokenWish wish{.name = trimmed(form["name"])};
    // The picker sends a blank as well, so that nothing chosen is sent too.
    for (auto const scope : form.all("scopes"))
        if (!scope.empty()) wish.scopes.emplace_back(scope);
    if (auto refusal = refusal_of(call.tx(), wish)) return *refusal;
    if (wish.scopes.empty()) return Refusal{"required", N_("Choose what it may do."), "scopes"};
    auto const days = parse_integer(form["days"]).value_or(90);
    if (days > 0) wish.expires_at = Instant{call.now.micros + std::min<std::int64_t>(days, 36'500) * 86'400'000'000LL};
    return wish;
}

Problems problems_of(Refusal const& refusal) {
    Problems problems;
    problems.add(refusal.field, refusal.message, refusal.code);
    return problems;
}

constexpr std::string_view columns = R"("id", "name", "prefix", "scopes", "created_at", "expires_at", "last_used_at")";

}  // namespace

Html own_tokens_panel(Call& call, Problems const& problems, std::string const& fresh) {
    auto const& say = call.say;
    bool const is_mine = problems.of("name") || problems.of("scopes");
    auto const rows = call.tx().sql().query("SELECT " + std::string(columns) + R"( FROM "people_token" WHERE "person" = $1 ORDER BY "id")", {call.actor.person});
    auto const table = tokens_table(call, *rows, say.t(N_("Your tokens")), [](std::string const& id) { return "/account/tokens/" + id + "/revoke"; });
    auto const body = fresh_notice(call, fresh) + token_form(call, "/account/tokens", "token", is_mine ? problems : Problems{});
    Html end = ui::link_button({.label = say.t(N_("What programs can do")), .look = ui::Look::text}, "/api");
    if (call.actor.superuser) end += ui::link_button({.label = say.t(N_("Services")), .look = ui::Look::text}, "/account/services");
    return ui::panel({.title = say.t(N_("Tokens for programs")), .body = body, .flush = table, .end = end, .id = "tokens"});
}

http::Response make_token(Call& call) {
    auto const wish = wish_of(call);
    if (!wish) return account(call, problems_of(wish.refusal()), "", 422);
    auto const token = create_token(call.tx(), {call.actor.person}, *wish);
    if (!token) return account(call, problems_of(token.refusal()), "", 422);
    return account(call, {}, token->text, 200);
}

http::Response revoke_one_token(Call& call) {
    auto const id = parse_integer(call.request.places.front()).value_or(0);
    if (!revoke_token(call.tx(), {call.actor.person}, {id})) return call.site.error(call, 404);
    return redirect_saying(call, "/account", call.say.t(N_("Token revoked")));
}

namespace {

Html service_panel(Call& call, std::int64_t id, std::string const& name, bool is_active, Problems const& problems, std::string const& fresh) {
    auto const& say = call.say;
    auto const rows = call.tx().sql().query("SELECT " + std::string(columns) + R"( FROM "people_service_token" WHERE "service" = $1 ORDER BY "id")", {id});
    auto const table = tokens_table(call, *rows, say.t({N_("Tokens of {service}"), {{"service", name}}}), [](std::string const& token) { return "/account/services/tokens/" + token + "/revoke"; });
    auto const key = "service-" + std::to_string(id);
    auto const body = fresh_notice(call, fresh) + token_form(call, "/account/services/" + std::to_string(id) + "/tokens", key, problems);
    return ui::panel({.title = name, .body = body, .flush = table, .end = ui::link_button({.label = say.t(N_("What it may do")), .look = ui::Look::text}, Service::entity().address(id)),
                      .beside_title = is_active ? Html() : ui::pill({say.t(N_("Not active")), ui::Tone::warn, "pause"}), .id = key});
}

/// `of`: the service whose form was sent.
http::Response services(Call& call, std::int64_t of, Problems const& problems, std::string const& fresh, int status) {
    if (!call.actor.superuser) return call.site.error(call, 403);
    auto const& say = call.say;
    struct Line {
        std::int64_t id;
        std::string name;
        bool is_active;
    };
    std::vector<Line> lines;
    {
        auto const rows = call.tx().sql().query(R"(SELECT "id", "name", "is_active" FROM "people_service" ORDER BY "name_key", "id")");
        while (rows->next()) lines.push_back({rows->integer(0), std::string(rows->text(1)), rows->boolean(2)});
    }
    std::vector<Html> panels;
    for (auto const& line : lines) panels.push_back(service_panel(call, line.id, line.name, line.is_active, line.id == of ? problems : Problems{}, line.id == of ? fresh : ""));
    auto const add = ui::link_button({.label = say.t(N_("New service")), .icon = "plus-lg", .look = ui::Look::primary}, Service::entity().address() + "/new");
    if (panels.empty()) panels.push_back(ui::empty({.title = say.t(N_("No services yet")), .text = say.t(N_("A service is a program that acts for nobody, such as a website that lists workshops.")), .actions = {add}}));
    auto const title = say.t(N_("Services"));
    auto const main = ui::breadcrumb(say, {{{say.t(N_("Your account")), "/account"}}}) + ui::title_row({.title = title, .sub = say.t(N_("Programs that act for nobody, and their tokens")), .actions = {add}}) + ui::stack(panels);
    return page(call, {.title = title, .current = &Service::entity(), .narrow = true, .status = status}, main);
}

}  // namespace

http::Response services_page(Call& call) { return services(call, 0, {}, "", 200); }

http::Response make_service_token(Call& call) {
    if (!call.actor.superuser) return call.site.error(call, 403);
    auto const id = parse_integer(call.request.places.front()).value_or(0);
    if (!call.tx().read(Id<Service>{id})) return call.site.error(call, 404);
    auto const wish = wish_of(call);
    if (!wish) return services(call, id, problems_of(wish.refusal()), "", 422);
    auto const token = create_service_token(call.tx(), {id}, *wish);
    if (!token) return services(call, id, problems_of(token.refusal()), "", 422);
    return services(call, id, {}, token->text, 200);
}

http::Response revoke_one_service_token(Call& call) {
    if (!call.actor.superuser) return call.site.error(call, 403);
    auto const id = parse_integer(call.request.places.front()).value_or(0);
    if (!revoke_service_token(call.tx(), {id})) return call.site.error(call, 404);
    return redirect_saying(call, "/account/services", call.say.t(N_("Token revoked")));
}

}  // namespace ateneu::people
