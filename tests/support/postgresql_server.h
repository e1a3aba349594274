#pragma once
#include <string>

namespace ateneu::tests {

/// The server that the tests' databases live on.
class PostgresqlServer {
public:
    PostgresqlServer();
    ~PostgresqlServer();
    PostgresqlServer(PostgresqlServer const&) = delete;
    PostgresqlServer& operator=(PostgresqlServer const&) = delete;

    /// The address of one of its databases, for a superuser.
    std::string url_of(std::string const& database) const;
    /// Runs SQL outside of any transaction, as CREATE DATABASE wants it.
    void run(std::string const& sql) const;
    /// For tidying up: a failure is only told.
    void try_to_run(std::string const& sql) const noexcept;

private:
    void start();
    void read_url();

    std::string url_;
    int input_ = -1;   ///< of `with-postgresql`, which stops the server when this is closed
    int output_ = -1;  ///< its first line is the address
    int process_ = -1;
};

/// The program's server: ATENEU_TEST_POSTGRESQL, or one that is started by the first call and
/// stopped at the program's end, be it a crash.
PostgresqlServer& postgresql_server();

}  // namespace ateneu::tests
