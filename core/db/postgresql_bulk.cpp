#include "core/base/result.h"
#include "core/db/postgresql_connection.h"
#include "core/db/sql_text.h"

namespace ateneu::db {

namespace {

/// Bytes gathered before they are handed to libpq.
constexpr std::size_t chunk = 64 << 10;

/// COPY's text format (PostgreSQL manual, COPY): these four would be read as its own signs.
void append_escaped(std::string& out, std::string_view text) {
    for (char const c : text) switch (c) {
            case '\\':
                out += "\\\\";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            default:
                out += c;
        }
}

class PostgresqlBulk final : public Connection::Bulk {
public:
    PostgresqlBulk(PostgresqlConnection& connection, std::string_view table,
                   std::span<std::string const> columns)
        : connection_(connection), columns_(columns.size()) {
        auto const sql = "COPY " + quoted(table) + " (" + quoted_list(columns) + ") FROM STDIN";
        Answer const answer(PQexec(handle(), sql.c_str()));
        if (PQresultStatus(answer.get()) != PGRES_COPY_IN)
            throw postgresql_error(handle(), answer.get(), sql);
        connection_.set_busy(true);
    }
    ~PostgresqlBulk() override {
        if (is_finished_) return;
        PQputCopyEnd(handle(), "the rows were not finished");
        end();
    }

    void row(std::span<std::optional<std::string_view> const> cells) override {
        must(cells.size() == columns_, "one cell for each column");
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (column > 0) waiting_ += '\t';
            if (!cells[column]) {
                waiting_ += "\\N";
                continue;
            }
            must_be_storable(*cells[column]);
            append_escaped(waiting_, *cells[column]);
        }
        waiting_ += '\n';
        if (waiting_.size() >= chunk) send();
    }

    void finish() override {
        send();
        if (PQputCopyEnd(handle(), nullptr) != 1) throw postgresql_error(handle(), nullptr);
        auto const answer = end();
        if (!is_good(answer.get())) throw postgresql_error(handle(), answer.get());
    }

private:
    PGconn* handle() const { return connection_.handle(); }

    void send() {
        if (waiting_.empty()) return;
        if (PQputCopyData(handle(), waiting_.data(), static_cast<int>(waiting_.size())) != 1)
            throw postgresql_error(handle(), nullptr);
        waiting_.clear();
    }
    /// The server's verdict, and the connection free again.
    Answer end() {
        is_finished_ = true;
        Answer verdict(PQgetResult(handle()));
        while (Answer const rest{PQgetResult(handle())}) {
        }
        connection_.set_busy(false);
        return verdict;
    }

    PostgresqlConnection& connection_;
    std::size_t columns_;
    std::string waiting_;
    bool is_finished_ = false;
};

}  // namespace

std::unique_ptr<Connection::Bulk> postgresql_bulk(PostgresqlConnection& connection,
                                                  std::string_view table,
                                                  std::span<std::string const> columns) {
    return std::make_unique<PostgresqlBulk>(connection, table, columns);
}

}  // namespace ateneu::db
