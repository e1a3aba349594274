#pragma once
#include "apps/timebank/office_routes.h"
#include "apps/timebank/test_bank.h"
#include "domain/people/people_directory.h"

namespace ateneu::timebank {

/// The two banks of `Town` with the pages of their offices: what somebody is answered there.
class OfficeTown : public Town {
protected:
    OfficeTown() : site(*database, apps(), directory, {.clock = [this] { return now; }}) {
        for (auto const& route : routes) router.add({.method = route.method, .pattern = route.pattern, .handler = {}});
    }

    using Typed = std::vector<std::pair<std::string, std::string>>;
    http::Response ask(Actor const& actor, std::string const& method, std::string const& path, Typed const& typed = {}) {
        http::Request request{.method = method, .path = path};
        if (auto const mark = path.find('?'); mark != std::string::npos) {
            request.query = http::parse_query(path.substr(mark + 1));
            request.path = path.substr(0, mark);
        }
        for (auto const& [name, value] : typed) request.form.add(name, value);
        auto const match = router.find(method, request.path);
        must(match.route != nullptr, path.c_str());
        request.places = match.places;
        auto const& route = routes[static_cast<std::size_t>(match.route - router.routes().data())];
        auto const work = database->begin(method == "GET" ? db::Database::Mode::read : db::Database::Mode::write);
        Transaction tx(work->connection(), site.registry(), site.reactions(), actor, now);
        Call call{request, site, actor, &tx, Say{actor.tongue}, now, "", "token"};
        auto answer = route.handler(call);
        if (method != "GET" && answer.status < 400) work->commit();
        return answer;
    }
    http::Response ask(Id<people::Person> who, std::string const& method, std::string const& path, Typed const& typed = {}) { return ask(actor(who), method, path, typed); }
    http::Response get(std::string const& path) { return ask(ana, "GET", office(path)); }
    http::Response post(std::string const& path, Typed const& typed) { return ask(ana, "POST", office(path), typed); }
    std::string office(std::string const& path = "") const { return "/bank/" + std::to_string(nord.value) + "/office" + path; }

    people::PeopleDirectory directory;
    Site site;
    std::vector<AppRoute> routes = office_routes();
    http::Router router;
};

inline bool says(http::Response const& answer, std::string_view text) { return answer.body.find(text) != std::string::npos; }

}  // namespace ateneu::timebank
