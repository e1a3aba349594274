#pragma once
#include <cstdlib>
#include <filesystem>

#include "apps/timebank/test_bank.h"
#include "core/files/keep.h"
#include "core/http/target.h"

namespace ateneu::timebank {

/// Knows everybody: a session is the number of its person.
class Porter : public Directory {
public:
    std::optional<Actor> by_session(db::Connection& sql, std::string_view token, Instant) override { return by_person(sql, parse_integer(token).value_or(0)); }
    std::optional<Actor> by_token(db::Connection&, std::string_view, Instant) override { return {}; }
    std::optional<Actor> by_person(db::Connection& sql, std::int64_t person) override {
        auto actor = people::actor_of(sql, {person});
        actor.person = person;
        actor.inside = true;
        actor.tongue.code = "en";
        return actor;
    }
};

/// The two banks, asked through their pages. Nobody is `{}`: a visitor.
class TownPages : public Town {
protected:
    TownPages() { site.add_apps(router); }

    http::Response get(Id<people::Person> who, std::string const& target) { return ask(who, "GET", target, {}); }
    http::Response post(Id<people::Person> who, std::string const& target, std::vector<std::pair<std::string, std::string>> fields) {
        fields.emplace_back("csrf", csrf_of(std::to_string(who.value)));
        return ask(who, "POST", target, fields);
    }
    /// A form with a file in it, as `picture`.
    http::Response upload(Id<people::Person> who, std::string const& target, std::vector<std::pair<std::string, std::string>> fields, std::string const& bytes) {
        fields.emplace_back("csrf", csrf_of(std::to_string(who.value)));
        return ask(who, "POST", target, fields, bytes);
    }
    static std::string header(http::Response const& answer, std::string_view wanted) {
        for (auto const& [name, value] : answer.headers)
            if (name == wanted) return value;
        return "";
    }
    /// With what it streams, all of it.
    static http::Response whole(http::Response answer) {
        if (answer.stream)
            while (auto const piece = answer.stream()) answer.body += *piece;
        return answer;
    }
    static bool says(http::Response const& answer, std::string_view text) { return answer.body.find(text) != std::string::npos; }
    static std::string at(Id<Bank> bank, std::string const& below = {}) { return "/bank/" + std::to_string(bank.value) + below; }

    /// With telephones, so that pages have something to keep to themselves.
    void phone(Id<people::Person> who, std::string const& number) {
        as_program([&](Transaction& tx) {
            auto person = *tx.read(who);
            person.phone = number;
            must(static_cast<bool>(tx.change(people::Person::entity(), to_record(people::Person::entity(), &person))), "a phone for a test");
            return true;
        });
    }
    Id<people::Person> joined(std::string const& name, Id<Bank> where) {
        auto const who = person(name);
        member(where, who);
        return who;
    }

    struct Folder {
        std::string path = (std::filesystem::temp_directory_path() / "ateneu-pictures-XXXXXX").string();
        Folder() { must(::mkdtemp(path.data()) != nullptr, "no folder for files"); }
        ~Folder() { std::filesystem::remove_all(path); }
        Folder(Folder const&) = delete;
        Folder& operator=(Folder const&) = delete;
    };
    Folder folder;
    Porter porter;
    Site site{*database, apps(), porter, {.clock = [this] { return now; }, .files = std::make_shared<files::House>(files::House{files::folder_keep(folder.path)})}};
    http::Router router;

private:
    http::Response ask(Id<people::Person> who, std::string const& method, std::string const& target, std::vector<std::pair<std::string, std::string>> const& fields, std::string const& file = {}) {
        http::Request request;
        if (!file.empty()) request.uploads.push_back({.field = "picture", .file_name = "it.jpg", .content_type = "image/jpeg", .bytes = file});
        request.method = method;
        auto const parsed = http::parse_target(target);
        if (!parsed) return site.error_page(request, 400);
        request.path = parsed->path;
        request.raw_query = parsed->raw_query;
        request.query = http::parse_query(parsed->raw_query);
        for (auto const& [name, value] : fields) request.form.add(name, value);
        if (who.value) request.headers = {{"cookie", "ateneu_session=" + std::to_string(who.value)}};
        auto const match = router.find(method, parsed->raw_path);
        if (!match.route) return {.status = 404};
        request.places = match.places;
        return match.route->handler(request);
    }
};

}  // namespace ateneu::timebank
