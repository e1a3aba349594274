#pragma once
#include <string>
#include <vector>

#include "server/files_options.h"

// One function per command; each returns the exit code and speaks to a person at a terminal.

namespace ateneu::server {

int migrate_command(std::string const& database);
/// Lists what is missing without applying; exit code 1 when something is.
int migrate_plan_command(std::string const& database);
/// Writes the next migration of an app into `folder`, for both databases.
int draft_command(std::string const& app, std::string const& folder, std::string const& name);

struct UserAdd {
    std::string database, username, email, personal, family;
    bool admin = false, password_stdin = false;
};
int user_add_command(UserAdd const& options);

/// Takes the second factor of somebody away who can't get in; they are told.
int user_reset_factor_command(std::string const& database, std::string const& username);

struct TokenCreate {
    std::string database, username, name;
    int days = 0;  ///< until it ends; 0: never
    std::vector<std::string> scopes;  ///< none: everything
};
int token_create_command(TokenCreate const& options);
int token_list_command(std::string const& database, std::string const& username);

struct CheckOptions {
    std::string database;
    FilesOptions files;
    bool digests = false;  ///< also read what is in every attachment
};
int check_command(CheckOptions const& options);
/// After a restore: erases again who is in the list of erasures in `state`.
int replay_command(std::string const& database, std::string const& state);

struct DemoOptions {
    std::string database;
    int people = 2000;
    unsigned seed = 1;
};
int demo_command(DemoOptions const& options);

struct ImportCommand {
    std::string database, file, report;
    bool dry_run = false;
};
int import_amy_command(ImportCommand const& options);
/// `source` names the installation.
int import_timeoverflow_command(ImportCommand const& options, std::string const& source);

struct ImportCsvCommand {
    std::string database, entity, file, username, match, wrong_rows;
    std::vector<std::string> columns;  ///< `Heading=field`; the others are guessed
    bool store = false, without_wrong = false, blank_clears = false;
};
/// Checks the rows, and stores them when asked to. Exit code 1 when nothing could be stored or rows are wrong.
int import_csv_command(ImportCsvCommand const& options);

}  // namespace ateneu::server
