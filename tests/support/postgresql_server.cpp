#include "tests/support/postgresql_server.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace ateneu::tests {

PostgresqlServer& postgresql_server() {
    static PostgresqlServer server;
    return server;
}

PostgresqlServer::PostgresqlServer() {
    if (auto const* given = std::getenv("ATENEU_TEST_POSTGRESQL"); given && *given) {
        url_ = given;
        return;
    }
    start();
    read_url();
}

PostgresqlServer::~PostgresqlServer() {
    if (process_ < 0) return;
    close(input_);
    close(output_);
    waitpid(process_, nullptr, 0);
}

void PostgresqlServer::start() {
    int input[2], output[2];
    if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe for the PostgreSQL server of the tests");
    process_ = fork();
    if (process_ == 0) {
        dup2(input[0], STDIN_FILENO);
        dup2(output[1], STDOUT_FILENO);
        // `cat` ends when we close its input, and the kernel closes it even after a crash.
        execl(ATENEU_TESTS "/with-postgresql", "with-postgresql", "sh", "-c",
              "echo \"$ATENEU_TEST_POSTGRESQL\"; exec cat > /dev/null", nullptr);
        _exit(127);
    }
    close(input[0]);
    close(output[1]);
    input_ = input[1];
    output_ = output[0];
}

void PostgresqlServer::read_url() {
    for (char c = 0; read(output_, &c, 1) == 1 && c != '\n';) url_ += c;
    if (url_.empty()) throw std::runtime_error("tests/with-postgresql could not start a server");
}

std::string PostgresqlServer::url_of(std::string const& database) const {
    auto const authority = url_.find("://") + 3;
    auto const query = std::min(url_.find('?'), url_.size());
    auto const path = std::min(url_.find('/', authority), query);
    return url_.substr(0, path) + "/" + database + url_.substr(query);
}

void PostgresqlServer::run(std::string const& sql) const {
    std::unique_ptr<PGconn, decltype(&PQfinish)> const connection(PQconnectdb(url_.c_str()),
                                                                  &PQfinish);
    std::unique_ptr<PGresult, decltype(&PQclear)> const answer(
        PQexec(connection.get(), sql.c_str()), &PQclear);
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK)
        throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
}

void PostgresqlServer::try_to_run(std::string const& sql) const noexcept {
    try {
        run(sql);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
}

}  // namespace ateneu::tests
