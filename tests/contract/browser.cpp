#include "tests/contract/browser.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/http/multipart.h"
#include "core/http/target.h"
#include "core/site/site.h"

namespace ateneu::contract {

namespace {

/// One heading (where it is a page, not a part of one), nothing inline, and nothing planted that came alive.
void look_over_page(std::string const& what, Answer const& answer) {
    bool const is_part = what.ends_with("/preview") && answer.status == 200;
    auto const page = answer.page();
    EXPECT_TRUE(page.remarks.empty()) << what << ": " << page.remarks.front();
    EXPECT_EQ(page.count("h1"), is_part ? 0U : 1U) << what;
    EXPECT_EQ(page.count("main"), is_part ? 0U : 1U) << what;
    EXPECT_EQ(page.count("style"), 0U) << what;
    std::map<std::string, int, std::less<>> ids;
    for (auto const& element : page.elements) {
        EXPECT_TRUE(element.name != "script" || element.has("src")) << what << ": an inline script";
        for (auto const& [name, value] : element.attributes) {
            EXPECT_FALSE(name == "style" || name.starts_with("on")) << what << ": " << element.name << " " << name;
            EXPECT_FALSE((name == "href" || name == "src" || name == "action") && lower_ascii(value).starts_with("javascript:")) << what;
            EXPECT_TRUE(name != "id" || ++ids[value] == 1) << what << ": two elements of id " << value;
        }
    }
}

}  // namespace

std::string Answer::header(std::string_view name) const {
    for (auto const& [key, value] : headers)
        if (lower_ascii(key) == lower_ascii(name)) return value;
    return {};
}

Answer Browser::post(std::string const& target, Pairs const& fields, Pairs headers) {
    headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    return send("POST", target, http::to_query(fields), std::move(headers));
}

Answer Browser::api(std::string const& method, std::string const& target, std::string const& json, Pairs headers) {
    if (!json.empty()) headers.emplace_back("content-type", "application/json");
    if (method != "GET") headers.emplace_back("x-csrf-token", csrf());
    return send(method, target, json, std::move(headers));
}

Answer Browser::send(std::string const& method, std::string const& target, std::string body, Pairs headers) {
    http::Request request;
    request.method = method;
    request.body = std::move(body);
    request.remote = remote;
    request.id = "0123456789abcdef";
    request.headers = std::move(headers);
    request.headers.emplace_back("host", "ateneu.example");
    for (auto const& [name, value] : cookies) request.headers.emplace_back("cookie", name + "=" + value);
    bool is_asset = false;
    auto response = handle(request, target, is_asset);
    take_cookies(response);
    Answer answer{response.status, response.content_type, response.fixed_body.empty() ? std::move(response.body) : std::string(response.fixed_body), std::move(response.headers)};
    if (response.stream) answer.body = all_of(response.stream);
    if (!is_asset) look_over(method + " " + target, answer);
    return answer;
}

/// A streamed body as a client has it in the end.
std::string Browser::all_of(std::function<std::optional<std::string>()> const& stream) {
    std::string all;
    while (auto const piece = stream()) all += *piece;
    return all;
}

/// As core/http does it: target, route, body, handler.
http::Response Browser::handle(http::Request& request, std::string_view target, bool& is_asset) {
    auto const parsed = http::parse_target(target);
    if (!parsed) return site_->error_page(request, 400);
    request.path = parsed->path;
    request.raw_query = parsed->raw_query;
    request.query = http::parse_query(parsed->raw_query);
    is_asset = request.path.starts_with("/assets/") || request.path == "/healthz";
    auto const match = router_->find(request.method, parsed->raw_path);
    if (!match.route) return site_->error_page(request, match.allowed.empty() ? 404 : 405);
    if (!http::parse_form(request)) return site_->error_page(request, 400);
    request.places = match.places;
    try {
        return match.route->handler(request);
    } catch (std::exception const& failed) {
        ADD_FAILURE() << request.method << " " << target << " threw: " << failed.what();
        return site_->error_page(request, 500);
    }
}

void Browser::look_over(std::string const& what, Answer const& answer) const {
    EXPECT_TRUE(may_fail || answer.status < 500) << what << " gave " << answer.status;
    bool const is_text = answer.type.find("openxmlformats") == std::string::npos && answer.type != "application/zip";
    EXPECT_TRUE(!is_text || (is_utf8(answer.body) && answer.body.find('\0') == std::string::npos)) << what << ": not text";
    EXPECT_EQ(answer.body.find(secret_mark), std::string::npos) << what << ": a secret";
    EXPECT_EQ(answer.body.find("argon2"), std::string::npos) << what << ": a password's hash";
    auto const policy = answer.header("Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'") && policy.find("unsafe") == std::string::npos) << what;
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << what;
    EXPECT_NE(answer.header("Cache-Control"), "") << what;
    if (answer.is_html() && !answer.body.empty()) look_over_page(what, answer);
}

void Browser::take_cookies(http::Response const& response) {
    for (auto const& [name, value] : response.headers) {
        if (name != "Set-Cookie") continue;
        auto const equals = value.find('='), end = std::min(value.find(';'), value.size());
        auto const key = value.substr(0, equals);
        if (value.find("Max-Age=0") != std::string::npos) cookies.erase(key);
        else cookies[key] = value.substr(equals + 1, end - equals - 1);
        EXPECT_NE(value.find("HttpOnly"), std::string::npos) << value;
        EXPECT_NE(value.find("SameSite="), std::string::npos) << value;
    }
}

Answer Browser::log_in(std::string const& username, std::string const& password, std::string const& next) {
    auto form = contract::form_of(get(next.empty() ? "/login" : "/login?" + http::to_query({{"next", next}})).page(), "/login");
    form.set("username", {username});
    form.set("password", {password});
    return post(form);
}

std::string Browser::csrf() {
    auto const session = cookies.find(std::string(session_cookie));
    auto const visit = cookies.find(std::string(visit_cookie));
    return session != cookies.end() ? csrf_of(session->second) : visit != cookies.end() ? csrf_of(visit->second) : "";
}

Form Browser::form(std::string const& target, std::string const& action) {
    auto const answer = get(target);
    EXPECT_EQ(answer.status, 200) << target;
    auto form = form_of(answer.page(), action);
    EXPECT_EQ(form.method, "post") << target << " has no form to " << action;
    return form;
}

}  // namespace ateneu::contract
