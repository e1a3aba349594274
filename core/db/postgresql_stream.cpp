#include "core/db/postgresql_connection.h"
#include "core/db/watch.h"

namespace ateneu::db {

namespace {

/// One row at a time: libpq gives each as an answer of its own (manual 34.6, single-row mode).
class ArrivingRows final : public Rows {
public:
    ArrivingRows(PostgresqlConnection& connection, std::string_view sql) : connection_(connection), sql_(sql) {
        connection_.set_busy(true);
        try {
            fetch();
        } catch (...) {
            drain();
            throw;
        }
    }
    ~ArrivingRows() override {
        if (!is_over_) drain();
    }

    bool next() override {
        // The first was fetched by the constructor, so that errors show where the query is made.
        if (!is_first_ && !is_over_) fetch();
        is_first_ = false;
        return !is_over_;
    }
    int columns() const override { return PQnfields(answer_.get()); }
    std::string_view name(int column) const override { return PQfname(answer_.get(), column); }
    bool is_null(int column) const override { return PQgetisnull(answer_.get(), 0, column) != 0; }
    std::int64_t integer(int column) const override { return integer_of(answer_.get(), 0, column); }
    double real(int column) const override { return real_of(answer_.get(), 0, column); }
    std::string_view text(int column) const override { return text_of(answer_.get(), 0, column); }

private:
    void fetch() {
        auto const began = StatementClock::now();
        answer_.reset(PQgetResult(connection_.handle()));
        took_ += StatementClock::now() - began;
        if (PQresultStatus(answer_.get()) == PGRES_SINGLE_TUPLE) {
            ++rows_;
            return;
        }
        if (!is_good(answer_.get())) throw postgresql_error(connection_.handle(), answer_.get());
        drain();
    }
    /// The server sends the rest in any case; stopping it would break the transaction.
    void drain() {
        while (Answer const rest{PQgetResult(connection_.handle())}) {
        }
        is_over_ = true;
        connection_.set_busy(false);
        note_statement(sql_, took_, rows_);
    }

    PostgresqlConnection& connection_;
    std::string const sql_;
    Answer answer_;
    std::chrono::nanoseconds took_{0};
    std::int64_t rows_ = 0;
    bool is_first_ = true;
    bool is_over_ = false;
};

}  // namespace

std::unique_ptr<Rows> postgresql_stream(PostgresqlConnection& connection, std::string_view sql) {
    return std::make_unique<ArrivingRows>(connection, sql);
}

}  // namespace ateneu::db
