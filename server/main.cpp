#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "server/commands.h"
#include "server/mail_command.h"
#include "server/program.h"
#include "server/serve.h"

namespace {

using namespace ateneu::server;

std::string default_database() { return "sqlite:var/ateneu.db"; }

/// Every command that opens the database takes the same option; `ATENEU_DATABASE` says it once for all.
void add_database(CLI::App& command, std::string& into) {
    into = default_database();
    command.add_option("--database", into, "sqlite:PATH or postgresql://user@host/name")->envname("ATENEU_DATABASE")->capture_default_str();
}

struct Options {
    ServeOptions serve;
    std::string database, app, folder, name = "draft", username, state = "var";
    bool plan = false;
    UserAdd user;
    TokenCreate token;
    CheckOptions check;
    DemoOptions demo;
    ImportCommand import;
    ImportCsvCommand csv;
    MailOptions mail;
    std::string address, source = "timeoverflow";
};

void add_serve(CLI::App& root, Options& options, int& code) {
    auto* const command = root.add_subcommand("serve", "Serve the pages and the API");
    add_database(*command, options.serve.database);
    command->add_option("--listen", options.serve.listen, "Address and port")->envname("ATENEU_LISTEN")->capture_default_str();
    command->add_option("--organisation", options.serve.organisation, "Name shown in the page head")->envname("ATENEU_ORGANISATION")->capture_default_str();
    command->add_option("--languages", options.serve.languages, "Languages to offer, the first to whom none of them suits; otherwise those that are whole: en,ca,es")->envname("ATENEU_LANGUAGES")->delimiter(',');
    command->add_option("--catalogues", options.serve.catalogues, "Folder with further translations, fr.mo for French, as msgfmt makes them")->envname("ATENEU_CATALOGUES")->check(CLI::ExistingDirectory);
    command->add_option("--key-file", options.serve.key_file, "Where the key stands that seals second factors; made at first use. Otherwise beside the database")->envname("ATENEU_KEY_FILE");
    command->add_option("--threads", options.serve.threads, "Threads that answer requests; 0: two for each processor")->envname("ATENEU_THREADS")->check(CLI::Range(0, 256));
    command->add_option("--workers", options.serve.workers, "Threads that do jobs; 0 leaves them to another server")->envname("ATENEU_WORKERS")->check(CLI::Range(0, 64));
    command->add_flag("--private-webhooks", options.serve.private_webhooks, "Webhooks may lie on this machine and in its own network, also without https")->envname("ATENEU_PRIVATE_WEBHOOKS");
    command->add_option("--state", options.serve.state, "Folder of what is kept beside the database: the list of erasures, copies of data")->envname("ATENEU_STATE")->capture_default_str();
    command->add_option("--rate-limit", options.serve.rate_percent, "How much anyone may ask for, in percent of what is usual; 0: as much as they like")->envname("ATENEU_RATE_LIMIT")->check(CLI::Range(0, 100'000))->capture_default_str();
    command->add_flag("--no-sign-up", options.serve.no_sign_up, "Nobody makes themselves an account; administrators add people")->envname("ATENEU_NO_SIGN_UP");
    command->add_flag("--erase-alone", options.serve.erase_alone, "Who asks for a person's erasure may carry it out as well, without a second administrator")->envname("ATENEU_ERASE_ALONE");
    command->add_flag("--behind-https", options.serve.behind_https, "A proxy speaks https for us: cookies are marked Secure")->envname("ATENEU_BEHIND_HTTPS");
    command->add_option("--admin", options.serve.admin, "Address and port for operators: metrics, probes with reasons, the log's level; best 127.0.0.1:9180")->envname("ATENEU_ADMIN");
    command->add_option("--admin-token-file", options.serve.admin_token_file, "File with the token that they must send; needed where others reach that address")->envname("ATENEU_ADMIN_TOKEN_FILE");
    command->add_option("--log-level", options.serve.log_level, "What is logged at least")->envname("ATENEU_LOG_LEVEL")->check(CLI::IsMember({"info", "warning", "error"}))->capture_default_str();
    command->add_option("--slow-query-ms", options.serve.slow_query_ms, "Statements of the database that take longer are logged with their text; 0: none")->envname("ATENEU_SLOW_QUERY_MS")->check(CLI::Range(0, 3600000))->capture_default_str();
    command->add_flag("--no-migrate", options.serve.no_migrate, "Start without migrating (several servers: run `ateneu migrate` first)");
    add_files_options(*command, options.serve.files);
    command->callback([&] {
        options.serve.mail = post_of(options.mail, options.serve.database, options.serve.listen);
        code = serve(options.serve);
    });
}

void add_migrate(CLI::App& root, Options& options, int& code) {
    auto* const command = root.add_subcommand("migrate", "Bring the database to this program's schema, and add what every install needs");
    add_database(*command, options.database);
    command->add_flag("--plan", options.plan, "Only say what is missing");
    auto* const draft = command->add_subcommand("draft", "For developers: write the next migration of an app from its field tables");
    draft->add_option("app", options.app, "people, workshops, …")->required();
    draft->add_option("--into", options.folder, "Folder of the app's migrations")->required();
    draft->add_option("--name", options.name, "What it is about: 0002_NAME")->capture_default_str();
    draft->callback([&] { code = draft_command(options.app, options.folder, options.name); });
    command->callback([&, draft] {
        if (draft->parsed()) return;
        code = options.plan ? migrate_plan_command(options.database) : migrate_command(options.database);
    });
}

void add_user(CLI::App& root, Options& options, int& code) {
    auto* const command = root.add_subcommand("user", "People who log in");
    auto* const add = command->add_subcommand("add", "Make a person who can log in");
    command->require_subcommand(1);
    add_database(*add, options.user.database);
    add->add_option("name", options.user.username, "Login name")->required();
    add->add_option("--email", options.user.email, "E-mail address")->required();
    add->add_option("--personal", options.user.personal, "First name; the login name otherwise");
    add->add_option("--family", options.user.family, "Family name");
    add->add_flag("--admin", options.user.admin, "May do everything")->required();
    add->add_flag("--password-stdin", options.user.password_stdin, "Read the password from standard input");
    add->callback([&] { code = user_add_command(options.user); });
    auto* const reset = command->add_subcommand("reset-factor", "Take the second factor of somebody away who lost telephone and recovery codes");
    add_database(*reset, options.database);
    reset->add_option("name", options.username, "Login name")->required();
    reset->callback([&] { code = user_reset_factor_command(options.database, options.username); });
}

void add_token(CLI::App& root, Options& options, int& code) {
    auto* const command = root.add_subcommand("token", "Tokens for programs that use the API");
    command->require_subcommand(1);
    auto* const create = command->add_subcommand("create", "Make a token; it is printed once");
    add_database(*create, options.token.database);
    create->add_option("--user", options.token.username, "Login name of the person it acts for")->required();
    create->add_option("--name", options.token.name, "What it is for")->default_val("command line");
    create->add_option("--days", options.token.days, "Days until it ends; 0: never")->check(CLI::Range(0, 36500));
    create->add_option("--scope", options.token.scopes, "What it may do at most, for example people.person:read or *:read; all that the person may unless given");
    create->callback([&] { code = token_create_command(options.token); });
    auto* const list = command->add_subcommand("list", "The tokens of a person");
    add_database(*list, options.database);
    list->add_option("--user", options.username, "Login name")->required();
    list->callback([&] { code = token_list_command(options.database, options.username); });
}

void add_import(CLI::App& root, Options& options, int& code) {
    auto* const command = root.add_subcommand("import", "Take over the data of another system");
    command->require_subcommand(1);
    auto* const amy = command->add_subcommand("amy", "A PostgreSQL dump of AMY: plain SQL, .gz or not");
    add_database(*amy, options.import.database);
    amy->add_option("file", options.import.file, "The dump")->required();
    amy->add_flag("--dry-run", options.import.dry_run, "Do everything but keep nothing");
    amy->add_option("--report", options.import.report, "Also write the report as JSON into this file");
    amy->callback([&] { code = import_amy_command(options.import); });
    auto* const overflow = command->add_subcommand("timeoverflow", "A PostgreSQL dump of TimeOverflow: plain SQL, .gz or not; what is here stays, and a second time brings only what is new");
    add_database(*overflow, options.import.database);
    overflow->add_option("file", options.import.file, "The dump")->required();
    overflow->add_option("--source", options.source, "A name for the installation, where dumps of several are taken over")->capture_default_str();
    overflow->add_flag("--dry-run", options.import.dry_run, "Do everything but keep nothing");
    overflow->add_option("--report", options.import.report, "Also write the report as JSON into this file");
    overflow->callback([&] { code = import_timeoverflow_command(options.import, options.source); });
}

void add_import_csv(CLI::App& root, Options& options, int& code) {
    auto* const csv = root.get_subcommand("import")->add_subcommand("csv", "Rows of a CSV file; without --store only says what they would do");
    auto& to = options.csv;
    add_database(*csv, to.database);
    csv->add_option("entity", to.entity, "Into which records, for example people.person")->required();
    csv->add_option("file", to.file, "The file; its first row names the columns")->required();
    csv->add_option("--column", to.columns, "HEADING=FIELD; other columns find their field by name or label");
    csv->add_option("--match", to.match, "By what a row finds its record: id, a unique field, fields joined by +, or none");
    csv->add_option("--user", to.username, "With this person's rights, and in their name; otherwise with all rights");
    csv->add_option("--wrong-rows", to.wrong_rows, "Write the wrong rows with their reasons into this file");
    csv->add_flag("--blank-clears", to.blank_clears, "An empty cell empties the field; otherwise it leaves it as it is");
    csv->add_flag("--store", to.store, "Store the rows, all or none");
    csv->add_flag("--without-wrong", to.without_wrong, "Store the others where some are wrong");
    csv->callback([&] { code = import_csv_command(options.csv); });
}

void add_mail(CLI::App& root, Options& options, int& code) {
    add_mail_options(root, options.mail);
    auto* const command = root.add_subcommand("mail", "Sending e-mail; its settings are at the end of `ateneu --help`");
    command->require_subcommand(1);
    auto* const test = command->add_subcommand("test", "Send an e-mail now and print what the mail server says");
    test->add_option("address", options.address, "To whom")->required();
    test->callback([&] { code = mail_test_command(options.mail, options.address); });
    auto* const bounce = command->add_subcommand("bounce", "Read a delivery report from standard input and note what came back");
    add_database(*bounce, options.database);
    bounce->callback([&] { code = mail_bounce_command(options.database); });
}

void add_privacy(CLI::App& root, Options& options, int& code) {
    auto* const command = root.add_subcommand("privacy", "People's data");
    auto* const replay = command->add_subcommand("replay", "After a restore: erase again who had been erased since the backup");
    command->require_subcommand(1);
    add_database(*replay, options.database);
    replay->add_option("--state", options.state, "Folder with erasures.jsonl and erasures.key")->envname("ATENEU_STATE")->capture_default_str();
    replay->callback([&] { code = replay_command(options.database, options.state); });
}

void add_others(CLI::App& root, Options& options, int& code) {
    auto* const check = root.add_subcommand("check", "Hold the database against the program: schema, references, totals");
    add_database(*check, options.check.database);
    add_files_options(*check, options.check.files);
    check->add_flag("--digests", options.check.digests, "Also read every attachment and hold its bytes against its digest");
    check->callback([&] { code = check_command(options.check); });
    auto* const demo = root.add_subcommand("demo", "Fill an empty database with a fictional community");
    add_database(*demo, options.demo.database);
    demo->add_option("--people", options.demo.people, "How many people")->capture_default_str()->check(CLI::Range(100, 200000));
    demo->add_option("--seed", options.demo.seed, "Which community: the same number gives the same one")->capture_default_str();
    demo->callback([&] { code = demo_command(options.demo); });
    root.add_subcommand("version", "Print the version")->callback([] { std::cout << "ateneu " << version() << "\n"; });
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App root{"Ateneu: one server for member-led organisations", "ateneu"};
    root.require_subcommand(1);
    root.fallthrough();
    root.set_config("--config", "ateneu.toml", "Settings file (flags and environment win)");
    Options options;
    int code = 0;
    add_serve(root, options, code);
    add_migrate(root, options, code);
    add_user(root, options, code);
    add_token(root, options, code);
    add_import(root, options, code);
    add_import_csv(root, options, code);
    add_mail(root, options, code);
    add_privacy(root, options, code);
    add_others(root, options, code);
    try {
        root.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return root.exit(error);
    } catch (std::exception const& failed) {
        std::cerr << "ateneu: " << failed.what() << "\n";
        return 1;
    }
    return code;
}
