#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/http/server.h"
#include "tests/contract/html_reader.h"

namespace ateneu {
class Site;
}

namespace ateneu::contract {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// What came back, once it has been looked over (`Browser`).
struct Answer {
    int status = 0;
    std::string type, body;
    Pairs headers;

    std::string header(std::string_view name) const;
    std::string location() const { return header("Location"); }
    bool is_html() const { return type.starts_with("text/html"); }
    Page page() const { return read_page(body); }
};

/// A client without sockets: it makes requests as the HTTP layer does, keeps cookies, and holds every answer against
/// what all answers must be: no failure of ours, the security headers, well-formed pages with one heading and no
/// inline script or style, and nobody's secret in it.
class Browser {
public:
    Browser(Site const& site, http::Router const& router) : site_(&site), router_(&router) {}

    Answer get(std::string const& target) { return send("GET", target, "", {}); }
    /// Sends the fields as they are; `csrf` has to be among them.
    Answer post(std::string const& target, Pairs const& fields, Pairs headers = {});
    Answer post(Form const& form) { return post(form.action, form.sent()); }
    /// A request of a program: JSON, with the token of the page when somebody is logged in here.
    Answer api(std::string const& method, std::string const& target, std::string const& json = "", Pairs headers = {});
    Answer send(std::string const& method, std::string const& target, std::string body, Pairs headers);

    /// Through the login form. The answer of the POST.
    Answer log_in(std::string const& username, std::string const& password, std::string const& next = "");
    /// What a form of this visitor must carry.
    std::string csrf();
    /// The form that stands on a page and leads to `action`.
    Form form(std::string const& target, std::string const& action);

    std::map<std::string, std::string> cookies;
    std::string remote = "192.0.2.7";
    bool may_fail = false;  ///< an answer of 500 is expected

private:
    static std::string all_of(std::function<std::optional<std::string>()> const& stream);
    http::Response handle(http::Request& request, std::string_view target, bool& is_asset);
    void look_over(std::string const& what, Answer const& answer) const;
    void take_cookies(http::Response const& response);

    Site const* site_;
    http::Router const* router_;
};

/// Stands in every secret that the tests store; it may be in no answer.
inline constexpr auto secret_mark = "sesame";
/// Stands in every plain text that the tests store: it would run, and break out of an attribute, if it were not escaped.
inline constexpr auto planted = "<script>x()</script>\"onx='y'&";

}  // namespace ateneu::contract
