#include "server/commands.h"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "apps/timebank/demo.h"
#include "apps/workshops/demo.h"
#include "core/base/log.h"
#include "core/entity/draft.h"
#include "core/entity/schema.h"
#include "core/files/attach.h"
#include "core/store/check.h"
#include "domain/people/administrator.h"
#include "domain/people/second_factor.h"
#include "domain/people/token.h"
#include "server/program.h"

namespace ateneu::server {

namespace {

int say_problem(std::string const& text) {
    fmt::print(stderr, "ateneu: {}\n", text);
    return 1;
}

std::string words(Message const& message) { return translate(Tongue{}, message); }

/// Person of a login name; 0 when there is none.
std::int64_t person_named(db::Connection& sql, std::string const& username) {
    return sql.integer("SELECT id FROM people_person WHERE username = $1 AND username <> ''", {std::string_view(username)}).value_or(0);
}

}  // namespace

int migrate_command(std::string const& database) {
    auto const program = open(database, false);
    auto const applied = bring_up_to_date(*program->site);
    for (auto const& name : applied) fmt::print("applied {}\n", name);
    fmt::print("{} is up to date\n", program->database->shown());
    return 0;
}

int migrate_plan_command(std::string const& database) {
    auto const program = open(database, false);
    auto const missing = db::pending_migrations(*program->database, migrations_of(program->site->apps()));
    for (auto const& name : missing) fmt::print("missing {}\n", name);
    if (missing.empty()) fmt::print("nothing is missing\n");
    return missing.empty() ? 0 : 1;
}

namespace {

/// The number behind the highest one in the folder.
int next_number(std::filesystem::path const& folder) {
    int highest = 0;
    if (std::filesystem::exists(folder))
        for (auto const& entry : std::filesystem::directory_iterator(folder))
            highest = std::max(highest, std::atoi(entry.path().filename().c_str()));
    return highest + 1;
}

}  // namespace

int draft_command(std::string const& app_name, std::string const& folder, std::string const& name) {
    auto const file = std::filesystem::temp_directory_path() / fmt::format("ateneu-draft-{}.db", getpid());
    auto const program = open("sqlite:" + file.string(), false);
    migrate(*program->database, program->site->apps());
    auto const* app = program->site->app(app_name);
    if (!app) return say_problem("there is no app called " + app_name);
    auto const work = program->database->begin(db::Database::Mode::read);
    auto const number = next_number(folder);
    bool drafted = false;
    for (auto const& [dialect, ending] : {std::pair{db::Dialect::sqlite, "sqlite"}, std::pair{db::Dialect::postgresql, "postgresql"}}) {
        auto const sql = draft_migration(work->connection(), app->entities, dialect);
        if (sql.empty()) continue;
        auto const path = std::filesystem::path(folder) / fmt::format("{:04}_{}.{}.sql", number, name, ending);
        std::filesystem::create_directories(folder);
        std::ofstream(path) << sql;
        fmt::print("drafted {}: read it before you commit it\n", path.string());
        drafted = true;
    }
    if (!drafted) fmt::print("nothing to draft: the migrations fit the tables\n");
    for (auto const* ending : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + ending);
    return 0;
}

int user_add_command(UserAdd const& options) {
    std::string password;
    if (options.password_stdin) std::getline(std::cin, password);
    else return say_problem("give --password-stdin and the password on standard input, so that it shows in no process list");
    auto const program = open(options.database, true);
    int code = 0;
    program->site->as_program("command", [&](Transaction& tx) {
        auto const made = people::add_administrator(tx, {options.username, options.email, password, options.personal, options.family});
        if (!made) {
            auto const& refusal = made.refusal();
            code = say_problem((refusal.field.empty() ? "" : refusal.field + ": ") + words(refusal.message));
        } else {
            fmt::print("{} can log in and may do everything (person {})\n", options.username, made->value);
        }
    });
    return code;
}

int user_reset_factor_command(std::string const& database, std::string const& username) {
    auto const program = open(database, true);
    int code = 0;
    program->site->as_program("command", [&](Transaction& tx) {
        auto const person = person_named(tx.sql(), username);
        if (person == 0) code = say_problem("nobody has the login name " + username);
        else if (!people::drop_second_factor(tx, {person}, true)) code = say_problem(username + " has no second factor");
        else fmt::print("{} logs in with the password alone until they set up a new second factor\n", username);
    });
    return code;
}

int token_create_command(TokenCreate const& options) {
    auto const program = open(options.database, true);
    int code = 0;
    program->site->as_program("command", [&](Transaction& tx) {
        auto const person = person_named(tx.sql(), options.username);
        if (person == 0) {
            code = say_problem("nobody has the login name " + options.username);
            return;
        }
        std::optional<Instant> ends;
        if (options.days > 0) ends = Instant{tx.now().micros + options.days * 86'400'000'000LL};
        auto const token = people::create_token(tx, {person}, {options.name, ends, options.scopes});
        if (!token) code = say_problem(words(token.refusal().message));
        else fmt::print("{}\n", token->text);
    });
    return code;
}

int token_list_command(std::string const& database, std::string const& username) {
    auto const program = open(database, true);
    auto const work = program->database->begin(db::Database::Mode::read);
    auto const person = person_named(work->connection(), username);
    if (person == 0) return say_problem("nobody has the login name " + username);
    auto const rows = work->connection().query("SELECT id, prefix, name, created_at FROM people_token WHERE person = $1 ORDER BY id", {person});
    while (rows->next()) fmt::print("{}\t{}…\t{}\t{}\n", rows->text(0), rows->text(1), rows->text(2), rows->text(3));
    return 0;
}

namespace {

/// What the apps themselves hold their rows against; of tables that don't fit, nothing can be asked.
std::vector<std::string> problems_of_apps(Site const& site, db::Connection& sql) {
    std::vector<std::string> all;
    if (!schema_differences(sql, site.registry()).empty()) return all;
    for (auto const& app : site.apps())
        if (app.check)
            for (auto& problem : app.check(sql)) all.push_back(std::move(problem));
    return all;
}

}  // namespace

int check_command(CheckOptions const& options) {
    auto const program = open(options.database, false);
    auto const missing = db::pending_migrations(*program->database, migrations_of(program->site->apps()));
    if (!missing.empty()) return say_problem(fmt::format("{} migrations are missing: run `ateneu migrate`", missing.size()));
    auto const work = program->database->begin(db::Database::Mode::read);
    auto report = check_database(work->connection(), program->site->registry());
    auto const house = house_of(options.files, options.database);
    for (auto& problem : problems_of_apps(*program->site, work->connection())) report.problems.push_back(std::move(problem));
    for (auto& problem : files::check_contents(*house, work->connection(), options.digests)) report.problems.push_back(std::move(problem));
    for (auto const& remark : report.remarks) fmt::print("remark: {}\n", remark);
    for (auto const& problem : report.problems) fmt::print("problem: {}\n", problem);
    fmt::print("{}: {} problems, {} remarks\n", program->database->shown(), report.problems.size(), report.remarks.size());
    return report.problems.empty() ? 0 : 1;
}

int replay_command(std::string const& database, std::string const& state) {
    auto const program = open(database, true, {.state_folder = state, .clock = {}});
    auto const again = replay_erasures(*program);
    fmt::print("{}: {} people erased again\n", program->database->shown(), again);
    return 0;
}

int demo_command(DemoOptions const& options) {
    auto const program = open(options.database, true);
    bool empty = true;
    {
        auto const work = program->database->begin(db::Database::Mode::read);
        empty = work->connection().integer("SELECT COUNT(*) FROM people_person").value_or(0) == 0;
    }
    if (!empty) return say_problem("the database already holds people; the demo community wants an empty one");
    program->site->as_program("demo", [&](Transaction& tx) {
        workshops::make_demo(tx, {options.people, options.seed, tx.today()});
        timebank::make_demo(tx);
    });
    fmt::print("A demo community of {} people is there. Log in as\n", options.people);
    for (auto const& login : workshops::demo_logins()) fmt::print("  {:<12} {:<20} ({})\n", login.username, workshops::demo_password, login.what);
    return 0;
}

}  // namespace ateneu::server
