#include "core/db/postgresql_connection.h"

#include <poll.h>

#include "core/base/text.h"
#include "core/db/postgresql_parameters.h"
#include "core/db/watch.h"

namespace ateneu::db {

PostgresqlConnection::PostgresqlConnection(std::string const& url)
    : handle_(connect_postgresql(url)) {}

PostgresqlConnection::~PostgresqlConnection() { PQfinish(handle_); }

void PostgresqlConnection::must_be_free(std::string_view sql) const {
    if (!is_busy_) return;
    throw Error(Error::Kind::other, "busy",
                "A stream or a bulk on this connection isn't finished. In: " + std::string(sql));
}

std::string const& PostgresqlConnection::prepared(std::string_view sql) {
    if (auto const* name = statements_.find(sql)) return *name;
    auto const name = "s" + std::to_string(next_name_++);
    Answer const answer(PQprepare(handle_, name.c_str(), std::string(sql).c_str(), 0, nullptr));
    if (!is_good(answer.get())) throw postgresql_error(handle_, answer.get(), sql);
    if (auto const leaving = statements_.keep(sql, name)) script("DEALLOCATE " + *leaving);
    return *statements_.find(sql);
}

namespace {

/// Read, or else changed.
std::int64_t rows_of(PGresult const* answer) {
    auto const read = PQntuples(answer);
    return read > 0 ? read : parse_integer(PQcmdTuples(const_cast<PGresult*>(answer))).value_or(0);
}

}  // namespace

Answer PostgresqlConnection::run(std::string_view sql, std::span<Parameter const> parameters) {
    must_be_free(sql);
    PostgresqlParameters const texts(parameters);
    auto const began = StatementClock::now();
    Answer answer(PQexecPrepared(handle_, prepared(sql).c_str(), texts.count(), texts.values(),
                                 nullptr, nullptr, 0));
    note_statement(sql, StatementClock::now() - began, rows_of(answer.get()));
    if (is_good(answer.get())) return answer;
    auto const error = postgresql_error(handle_, answer.get(), sql);
    // Its plan may be outdated: the next try prepares it anew.
    if (error.code == "0A000") statements_.forget(sql);
    throw error;
}

std::unique_ptr<Rows> PostgresqlConnection::query(std::string_view sql,
                                                  std::span<Parameter const> parameters) {
    return postgresql_rows(run(sql, parameters));
}

std::unique_ptr<Rows> PostgresqlConnection::stream(std::string_view sql,
                                                   std::span<Parameter const> parameters) {
    must_be_free(sql);
    PostgresqlParameters const texts(parameters);
    if (!PQsendQueryPrepared(handle_, prepared(sql).c_str(), texts.count(), texts.values(), nullptr,
                             nullptr, 0))
        throw postgresql_error(handle_, nullptr, sql);
    PQsetSingleRowMode(handle_);
    return postgresql_stream(*this, sql);
}

std::int64_t PostgresqlConnection::execute(std::string_view sql,
                                           std::span<Parameter const> parameters) {
    auto const answer = run(sql, parameters);
    // For a SELECT the server counts what it read, and we count what changed.
    if (std::string_view(PQcmdStatus(answer.get())).starts_with("SELECT")) return 0;
    return parse_integer(PQcmdTuples(answer.get())).value_or(0);
}

void PostgresqlConnection::script(std::string_view sql) {
    must_be_free(sql);
    auto const began = StatementClock::now();
    Answer const answer(PQexec(handle_, std::string(sql).c_str()));
    // Its beginning is enough to know a script by.
    note_statement(sql.substr(0, 200), StatementClock::now() - began, 0);
    if (!is_good(answer.get())) throw postgresql_error(handle_, answer.get());
}

std::unique_ptr<Connection::Bulk> PostgresqlConnection::bulk(std::string_view table,
                                                             std::span<std::string const> columns,
                                                             std::string_view) {
    must_be_free("COPY");
    return postgresql_bulk(*this, table, columns);
}

bool PostgresqlConnection::is_alive() {
    pollfd socket{.fd = PQsocket(handle_), .events = POLLIN, .revents = 0};
    if (poll(&socket, 1, 0) > 0) PQconsumeInput(handle_);
    return PQstatus(handle_) == CONNECTION_OK;
}

void PostgresqlConnection::begin(Database::Mode mode) {
    // A snapshot is taken by the first reading, so we read, in the same message.
    script(mode == Database::Mode::read
               ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1"
               : "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
}

void PostgresqlConnection::commit() {
    // The server would answer "ROLLBACK", or a mere warning, and not fail.
    if (PQtransactionStatus(handle_) == PQTRANS_INERROR)
        throw Error(Error::Kind::other, "25P02",
                    "The transaction has failed before and can't be committed.");
    if (PQtransactionStatus(handle_) == PQTRANS_IDLE)
        throw Error(Error::Kind::other, "25P01", "There is no transaction to commit.");
    script("COMMIT");
}

bool PostgresqlConnection::roll_back() noexcept {
    // libpq reads and drops what a stream or COPY has left.
    is_busy_ = false;
    if (PQtransactionStatus(handle_) != PQTRANS_IDLE) PQclear(PQexec(handle_, "ROLLBACK"));
    return PQstatus(handle_) == CONNECTION_OK && PQtransactionStatus(handle_) == PQTRANS_IDLE;
}

}  // namespace ateneu::db
