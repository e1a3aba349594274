#include "core/site/site.h"

#include "core/base/log.h"
#include "core/base/text.h"
#include "core/db/watch.h"
#include "core/http/cookie.h"
#include "core/site/core_app.h"
#include "core/site/frame.h"
#include "core/site/watch.h"
#include "core/store/veto.h"

std::span<ateneu::base::Embedded const> store_migrations();

namespace ateneu {

namespace {

std::vector<App> with_core(std::vector<App> apps, Settings const& settings) {
    auto post = settings.mail;
    post.organisation = settings.organisation;
    apps.push_back(core_app({.private_addresses = settings.private_webhooks}, std::move(post), settings.files));
    return apps;
}

std::vector<Entity const*> entities_of(std::vector<App> const& apps) {
    std::vector<Entity const*> all;
    for (auto const& app : apps) all.insert(all.end(), app.entities.begin(), app.entities.end());
    return all;
}

/// Tokens are for the API. A person's own that is not narrowed also reads pages; what pages do, passwords and tokens
/// among it, is for whoever logged in.
bool opens_with_token(Visitor const& visitor, Site::Door door, http::Request const& request) {
    if (!visitor.by_token || door == Site::Door::api) return true;
    return visitor.actor.person != 0 && visitor.actor.scopes.empty() && is_safe(request.method);
}

Asks asks_of(AppRoute const& route, http::Request const& request) {
    if (route.asks) return *route.asks;
    if (route.body_in_file) return Asks::upload;
    if (route.streams) return Asks::whole;
    return is_safe(request.method) ? Asks::read : Asks::write;
}

/// The names of IETF's draft on rate limits, in the form that programs know best.
void say_share(http::Response& answer, Rates::Answer const& share) {
    answer.with("RateLimit-Limit", std::to_string(share.limit)).with("RateLimit-Remaining", std::to_string(share.left)).with("RateLimit-Reset", std::to_string(share.wait_s));
    if (!share.is_open) answer.with("Retry-After", std::to_string(share.wait_s));
}

/// Whether what they have to do first stands before this. What visitors read is open to whoever hasn't done it, too, unless
/// it stands before everything.
bool is_behind(AppRoute const& route, Hurdle const& hurdle) {
    if (hurdle.address.empty() || route.behind == AppRoute::Behind::none) return false;
    return hurdle.before_all || (route.behind == AppRoute::Behind::all_hurdles && route.whom == AppRoute::For::members);
}

/// Nobody that we could know: no need to ask the database who it is.
bool is_stranger(http::Request const& request) { return request.cookie(session_cookie).empty() && request.header("authorization").empty(); }

/// Why somebody changes something: a form's field, or the API's `X-Reason`.
std::string reason_of(http::Request const& request) {
    auto const said = request.form.has("_reason") ? request.form["_reason"] : request.header("x-reason");
    return is_utf8(said) && length(said) <= 1000 ? trimmed(said) : "";
}

}  // namespace

Site::Site(db::Database& database, std::vector<App> apps, Directory& directory, Settings settings)
    : database_(database), apps_(with_core(std::move(apps), settings)), registry_(entities_of(apps_)), directory_(directory), settings_(std::move(settings)), rates_(settings_.rate_percent) {
    for (auto const& app : apps_) reactions_.insert(reactions_.end(), app.reactions.begin(), app.reactions.end());
    must(settings_.clock != nullptr, "a site needs a clock");
}

App const* Site::app(std::string_view name) const {
    for (auto const& app : apps_)
        if (app.name == name) return &app;
    return nullptr;
}

void Site::add(http::Router& router, AppRoute route, Door door) const {
    auto const limit = route.body_limit;
    http::Route added{route.method, route.pattern, {}, limit, route.body_in_file};
    if (route.body_in_file && route.whom == AppRoute::For::members) added.admits = [this](http::Request& request) { return admit_body(request); };
    added.handler = [this, route = std::move(route), door](http::Request& request) { return run(route, door, request); };
    router.add(std::move(added));
}

/// Before a large body is received: those who would have to log in first needn't send it.
int Site::admit_body(http::Request& request) const {
    try {
        return identify(*this, directory_, request, nullptr).actor.inside ? 0 : 401;
    } catch (db::Error const& error) {
        log_error("request.database", {{"code", error.code}, {"what", error.what()}});
        return 503;
    }
}

void Site::add_apps(http::Router& router) const {
    for (auto const& app : apps_)
        for (auto const& route : app.routes) add(router, route, Door::page);
}

Rates::Answer Site::take_share(AppRoute const& route, http::Request const& request, Actor const& actor) const {
    constexpr std::string_view rules[] = {"read", "search", "write", "whole", "upload"};
    auto const what = asks_of(route, request);
    auto const who = !actor.via.empty() ? Asker::token : actor.inside ? Asker::person : Asker::address;
    auto const name = who == Asker::address ? place_of(request.remote) : std::to_string(actor.person) + "/" + actor.via;
    auto const share = rates_.take(what, who, name, now());
    if (!share.is_open) limits_hit().add({rules[static_cast<std::size_t>(what)]});
    return share;
}

http::Response Site::run(AppRoute const& route, Door door, http::Request& request) const {
    Rates::Answer share;
    bool const is_unknown = is_stranger(request);
    if (is_unknown) share = take_share(route, request, {});
    if (!share.is_open) {
        auto answer = error_page(request, 429);
        say_share(answer, share);
        return answer;
    }
    std::unique_ptr<db::Database::Work> reading;
    Visitor visitor;
    try {
        // One reading serves who asks and what is asked for.
        if (is_safe(request.method) && !route.opens_own_transaction) reading = database_.begin(db::Database::Mode::read);
        visitor = identify(*this, directory_, request, reading ? &reading->connection() : nullptr);
    } catch (db::Error const& error) {
        request.error = error.code;
        log_error("request.database", {{"code", error.code}, {"what", error.what()}});
        return error_page(request, 503);
    }
    request.user = visitor.actor.person;
    Call call{request, *this, visitor.actor, nullptr, {visitor.actor.tongue}, now(), visitor.session_token, csrf_of(visitor.secret), {}};
    call.flash = visitor.flash;
    if (!is_unknown) share = take_share(route, request, visitor.actor);
    auto answer = [&]() -> http::Response {
        if (!share.is_open) return error(call, 429);
        if (route.whom == AppRoute::For::members && (!visitor.actor.inside || !opens_with_token(visitor, door, request))) return ask_to_log_in(call, door);
        if (!is_safe(request.method) && !visitor.by_token && !route.from_anywhere && !comes_from_here(call)) return refuse_forgery(call, door);
        if (visitor.actor.viewer != 0) {
            log_info("viewing.request", {{"request", request.id}, {"viewer", visitor.actor.viewer}, {"as", visitor.actor.person}});
            if (!is_safe(request.method) && !route.open_to_viewers) return refuse_viewer(call, door);
        }
        if (is_behind(route, visitor.hurdle)) return lead_to_hurdle(call, door, visitor.hurdle);
        return in_transaction(route, door, call, std::move(reading));
    }();
    if (!visitor.new_visit.empty())
        answer.with("Set-Cookie", http::set_cookie({.name = std::string(visit_cookie), .value = visitor.new_visit, .secure = settings_.behind_https}));
    if (!visitor.flash.empty() && answer.status < 300 && answer.content_type.starts_with("text/html")) answer.with("Set-Cookie", forget_flash());
    if (!share.is_open || (door == Door::api && rates_.counts())) say_share(answer, share);
    finish(answer, door, request);
    return answer;
}

http::Response Site::in_transaction(AppRoute const& route, Door door, Call& call, std::unique_ptr<db::Database::Work> reading) const {
    constexpr int tries = 3;
    for (int attempt = 1;; ++attempt) try {
            if (route.opens_own_transaction) return route.handler(call);
            if (route.streams) return streamed(route, door, call, std::move(reading));
            auto const work = reading ? std::move(reading)
                                      : database_.begin(is_safe(call.request.method) ? db::Database::Mode::read : db::Database::Mode::write_soon);
            Transaction tx(work->connection(), registry_, reactions_, call.actor, call.now,
                           {door == Door::api ? "api" : "page", reason_of(call.request), call.request.id});
            call.transaction = &tx;
            auto answer = route.handler(call);
            call.transaction = nullptr;
            if (answer.status < 400) work->commit();
            return answer;
        } catch (db::Error const& error) {
            call.transaction = nullptr;
            if (error.kind == db::Error::Kind::conflict && attempt < tries) {
                db::transactions_retried().add();
                continue;
            }
            call.request.error = error.code;
            log_error("request.database", {{"code", error.code}, {"what", error.what()}});
            return this->error(call, error.kind == db::Error::Kind::unavailable || error.kind == db::Error::Kind::conflict ? 503 : 500);
        } catch (Veto const& veto) {
            call.transaction = nullptr;
            return vetoed(call, door, veto);
        } catch (Mistake const& mistake) {
            call.transaction = nullptr;
            call.request.error = "mistake";
            log_error("request.mistake", {{"what", mistake.what()}});
            return this->error(call, 500);
        }
}

/// The answer's stream outlives the handler, so it takes the snapshot along.
http::Response Site::streamed(AppRoute const& route, Door door, Call& call, std::unique_ptr<db::Database::Work> work) const {
    auto place = stream_places_.take(call.actor.person);
    if (!place) limits_hit().add({"stream"});
    if (!place) return error(call, 429).with("Retry-After", "30");
    call.reading = std::make_shared<Reading>(*this, call, door == Door::api ? "api" : "page", std::move(work), std::move(*place));
    call.transaction = &call.reading->tx;
    auto answer = route.handler(call);
    call.transaction = nullptr;
    if (answer.stream) answer.stream = bounded(call.reading, settings_.clock, std::move(answer.stream));
    call.reading = {};
    return answer;
}

void Site::finish(http::Response& response, Door door, http::Request const& request) const {
    if (response.status == 403) denials_counted().add();
    add_security_headers(response, settings_.behind_https || request.secure);
    bool const has_cache = [&] {
        for (auto const& [name, value] : response.headers)
            if (name == "Cache-Control") return true;
        return false;
    }();
    // What one person sees is nobody else's to keep.
    if (!has_cache) response.with("Cache-Control", door == Door::api ? "private, no-cache" : "private, no-store");
}

void Site::as_program(std::string door, std::function<void(Transaction&)> const& deed) const {
    auto const actor = the_program();
    database_.transact(db::Database::Mode::write, [&](db::Connection& sql) {
        Transaction tx(sql, registry_, reactions_, actor, now(), {door});
        deed(tx);
    });
}

std::vector<db::Migrations> migrations_of(std::span<App const> apps) {
    std::vector<db::Migrations> all{{"core", store_migrations()}};
    for (auto const& app : apps)
        if (!app.migrations.empty()) all.push_back({app.name, app.migrations});
    return all;
}

std::vector<std::string> migrate(db::Database& database, std::span<App const> apps) {
    return db::migrate(database, migrations_of(apps));
}

}  // namespace ateneu
