#include "tests/contract/house.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "core/access/password.h"
#include "core/access/secret.h"
#include "core/entity/convert.h"
#include "core/entity/schema.h"
#include "core/files/keep.h"
#include "domain/people/access_group.h"
#include "domain/people/login.h"
#include "domain/people/person.h"
#include "server/program.h"
#include "tests/support/specimen.h"

namespace ateneu::contract {

namespace {

/// A moment that tests begin at.
Instant noon() { return *parse_instant("2026-11-21T12:00:00Z"); }

/// What lies beside the database: of this program's own.
std::string state_folder() { return (std::filesystem::temp_directory_path() / ("ateneu-contract-" + std::to_string(getpid()))).string(); }

/// In a folder that goes with the program of the tests.
std::shared_ptr<files::House> files_of_the_house() {
    static struct Folder {
        Folder() {
            path = std::filesystem::temp_directory_path() / "ateneu-contract-XXXXXX";
            must(::mkdtemp(path.data()) != nullptr, "no folder for files");
        }
        ~Folder() { std::filesystem::remove_all(path); }
        std::string path;
    } const folder;
    auto house = std::make_shared<files::House>();
    house->keep = files::folder_keep(folder.path);
    house->limits.file_bytes = 1 << 20;
    return house;
}

std::vector<App> apps() {
    auto all = server::apps({.state_folder = state_folder(), .clock = {}, .files = files_of_the_house()});
    all.push_back({.name = "specimen", .label = N_("Specimens"), .icon = "eyedropper", .entities = specimen::entities(), .migrations = {}});
    return all;
}

void add_person(Transaction& tx, std::string const& username, bool is_superuser, std::vector<Id<people::Permission>> permissions) {
    static auto const hash = hash_password(password, {.passes = 1, .memory_kib = 8});
    people::Person person{.personal = username, .family = "Test", .username = username};
    person.permissions = std::move(permissions);
    auto const written = tx.add(person);
    must(static_cast<bool>(written), "a person of the house can't be added");
    must(static_cast<bool>(tx.add(people::Login{.person = {written.id}, .password = {hash}, .is_active = true, .is_superuser = is_superuser})));
}

std::vector<Id<people::Permission>> all_views(Transaction& tx) {
    std::vector<Id<people::Permission>> views;
    auto const rows = tx.sql().query(R"(SELECT "id" FROM "people_permission" WHERE "code" LIKE '%.view' ORDER BY "id")");
    while (rows->next()) views.push_back({rows->integer(0)});
    return views;
}

void prepare(db::Database& fresh) {
    people::PeopleDirectory directory;
    Site const site(fresh, apps(), directory, {.clock = noon});
    // The core's migration first: it brings what PostgreSQL's search indexes need.
    migrate(fresh, site.apps());
    fresh.transact(db::Database::Mode::write, [](db::Connection& sql) {
        for (auto const* entity : specimen::entities()) sql.script(create_sql(*entity, sql.dialect()));
    });
    server::bring_up_to_date(site);
    site.as_program("program", [](Transaction& tx) {
        add_person(tx, "root", true, {});
        add_person(tx, "second", true, {});
        add_person(tx, "viewer", false, all_views(tx));
        add_person(tx, "member", false, {});
        add_person(tx, "other", false, {});
    });
}

std::vector<std::string> tables_of(db::Connection& sql) {
    auto const rows = sql.sqlite() ? sql.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
                                   : sql.query("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                               "WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY c.relname");
    std::vector<std::string> names;
    while (rows->next()) names.emplace_back(rows->text(0));
    return names;
}

std::string rows_of(db::Connection& sql, std::string const& table) {
    auto const rows = sql.query("SELECT * FROM \"" + table + "\"");
    std::vector<std::string> lines;
    while (rows->next()) {
        auto& line = lines.emplace_back();
        for (int column = 0; column < rows->columns(); ++column) line.append(rows->is_null(column) ? "~" : rows->text(column)).append(1, '\x1f');
    }
    std::sort(lines.begin(), lines.end());
    std::string all = table;
    for (auto const& line : lines) all.append("\n").append(line);
    return all;
}

}  // namespace

House::House(mail::Post post) : now(noon()), key_file(testing::TempDir() + "ateneu-house-" + random_token(8) + ".key") {
    database = tests::fresh_database(GetParam(), "contract", prepare);
    site_ = std::make_unique<Site>(*database, apps(), directory_, Settings{.state_folder = state_folder(), .mail = std::move(post), .key_file = key_file, .clock = [this] { return now; }, .files = files_of_the_house()});
    router_ = server::routes(*site_);
}

House::~House() { std::remove(key_file.c_str()); }

Browser House::inside(std::string const& username) {
    auto browser = visitor();
    auto const answer = browser.log_in(username, password);
    EXPECT_EQ(answer.status, 303) << username << " can't log in";
    return browser;
}

std::int64_t House::person(std::string const& username) {
    return number("SELECT id FROM people_person WHERE username = '" + username + "'");
}

std::pair<std::int64_t, std::int64_t> House::tally(Entity const& entity) {
    return {number("SELECT COUNT(*) FROM \"" + entity.table() + "\""), number("SELECT COUNT(*) FROM core_change")};
}

std::string House::content() {
    return ask([](Transaction& tx) {
        std::string all;
        for (auto const& table : tables_of(tx.sql())) all += sha256_hex(rows_of(tx.sql(), table));
        return sha256_hex(all);
    });
}

bool is_written_by_hand(Entity const& entity) {
    if (entity.guard == Guard::kept) return false;
    return std::none_of(entity.fields.begin(), entity.fields.end(), [](Field const& field) {
        auto const& options = field.options;
        return options.access == FieldAccess::system && options.required && options.initial.empty();
    });
}

}  // namespace ateneu::contract
