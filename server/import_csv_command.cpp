#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "core/base/text.h"
#include "core/intake/intake.h"
#include "server/commands.h"
#include "server/program.h"
#include "server/progress_bar.h"

namespace ateneu::server {

namespace {

/// Said to the person at the terminal; ends the command.
struct Trouble {
    std::string what;
};

std::string content_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Trouble{fmt::format("{} can't be read", path)};
    return {std::istreambuf_iterator<char>(file), {}};
}

Actor actor_named(Site const& site, std::string const& username) {
    if (username.empty()) return the_program();
    auto const work = site.database().begin(db::Database::Mode::read);
    auto const person = work->connection().integer("SELECT id FROM people_person WHERE username = $1 AND username <> ''", {std::string_view(username)});
    auto const actor = person ? site.directory().by_person(work->connection(), *person) : std::nullopt;
    if (!actor) throw Trouble{"nobody who may log in has the login name " + username};
    return *actor;
}

intake::Workplace workplace_of(Site const& site, Actor const& actor, std::string const& file, ProgressBar& bar) {
    return {.write = [&site, actor, file](auto const& deed) {
                site.database().transact(db::Database::Mode::write, [&](db::Connection& sql) {
                    Transaction tx(sql, site.registry(), site.reactions(), actor, site.now(), {"import", file});
                    deed(tx);
                });
            },
            .read = [&site, actor](auto const& look) {
                auto const work = site.database().begin(db::Database::Mode::read);
                Transaction tx(work->connection(), site.registry(), site.reactions(), actor, site.now(), {"import"});
                look(tx);
            },
            .progress = [&bar](std::int64_t done, std::int64_t total) { bar.show(done, total); }};
}

intake::Mapping mapping_for(Entity const& entity, std::vector<std::string> const& headings, std::vector<std::vector<std::string>> const& sample,
                            ImportCsvCommand const& options) {
    auto mapping = intake::guessed_mapping(entity, headings, sample);
    for (auto const& each : options.columns) {
        auto const equals = each.rfind('=');
        auto const heading = std::find(headings.begin(), headings.end(), each.substr(0, equals));
        if (equals == std::string::npos || heading == headings.end()) throw Trouble{"no column is called " + each.substr(0, equals)};
        mapping.targets[static_cast<std::size_t>(heading - headings.begin())] = each.substr(equals + 1);
    }
    auto const keys = intake::match_keys(entity, &mapping.targets);
    mapping.match = options.match == "none" ? "" : !options.match.empty() ? options.match : keys.empty() ? "" : keys.front();
    mapping.blank_clears = options.blank_clears;
    auto const problems = intake::problems_of(entity, mapping);
    if (!problems.empty()) throw Trouble{problems.list().front().field + ": " + translate(Tongue{}, problems.list().front().message)};
    return mapping;
}

void choose_columns(intake::Workplace const& at, Id<intake::Import> id, Entity const& entity, ImportCsvCommand const& options) {
    at.write([&](Transaction& tx) {
        auto import = *intake::read_import(tx, id);
        std::vector<std::vector<std::string>> sample;
        for (auto& row : intake::rows_after(tx, id, 0, 200)) sample.push_back(std::move(row.cells));
        intake::choose_mapping(tx, import, entity, mapping_for(entity, intake::texts_from_json(import.columns.value), sample, options));
    });
}

intake::Import told(intake::Workplace const& at, Id<intake::Import> id, Entity const& entity, ImportCsvCommand const& options) {
    std::optional<intake::Import> import;
    at.read([&](Transaction& tx) {
        import = intake::read_import(tx, id);
        fmt::print("{} rows: {} new, {} changed, {} same, {} wrong\n", import->row_count, import->new_count, import->changed_count, import->same_count,
                   import->wrong_count);
        for (auto const& each : intake::checked_after(tx, id, {intake::Outcome::wrong}, 0, 20))
            for (auto const& wrong : each.finding.wrong) fmt::print("row {}: {}\n", each.row.row, intake::reason_text(entity, wrong, {}));
        if (options.wrong_rows.empty() || import->wrong_count == 0) return;
        std::ofstream file(options.wrong_rows, std::ios::binary);
        file << intake::wrong_rows_csv(tx, *import, {});
        if (!file.flush()) throw Trouble{options.wrong_rows + " can't be written"};
    });
    return *import;
}

int import_csv(Site const& site, ImportCsvCommand const& options) {
    auto const* entity = site.registry().find(options.entity);
    if (!entity) throw Trouble{"there are no records called " + options.entity};
    auto const actor = actor_named(site, options.username);
    if (!intake::may_import(actor, *entity)) throw Trouble{"these records can't be imported with these rights"};
    auto const bytes = content_of(options.file);
    auto const name = options.file.substr(options.file.find_last_of('/') + 1);
    ProgressBar bar;
    auto const at = workplace_of(site, actor, name, bar);
    auto const id = intake::receive(at, *entity, {.name = name, .bytes = bytes});
    if (!id) throw Trouble{translate(Tongue{}, id.refusal().message)};
    try {
        choose_columns(at, *id, *entity, options);
    } catch (...) {
        at.write([&](Transaction& tx) { intake::remove_import(tx, *id); });
        throw;
    }
    intake::check(at, *id);
    auto const import = told(at, *id, *entity, options);
    if (!options.store) {
        at.write([&](Transaction& tx) { intake::remove_import(tx, *id); });
        fmt::print("nothing was stored; --store does it\n");
        return import.wrong_count > 0 ? 1 : 0;
    }
    auto const done = intake::store(at, *id, options.without_wrong);
    if (!done) throw Trouble{"nothing was stored: " + translate(Tongue{}, done.refusal().message)};
    fmt::print("{} rows stored\n", import.new_count + import.changed_count);
    return 0;
}

}  // namespace

int import_csv_command(ImportCsvCommand const& options) {
    auto const program = open(options.database, true);
    try {
        return import_csv(*program->site, options);
    } catch (Trouble const& trouble) {
        fmt::print(stderr, "ateneu: {}\n", trouble.what);
        return 1;
    }
}

}  // namespace ateneu::server
