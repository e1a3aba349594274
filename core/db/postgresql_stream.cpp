#include "core/db/postgresql_connection.h"

namespace ateneu::db {

namespace {

/// One row at a time: libpq gives each as an answer of its own (manual 34.6, single-row mode).
class ArrivingRows final : public Rows {
public:
    explicit ArrivingRows(PostgresqlConnection& connection) : connection_(connection) {
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
        answer_.reset(PQgetResult(connection_.handle()));
        if (PQresultStatus(answer_.get()) == PGRES_SINGLE_TUPLE) return;
        if (!is_good(answer_.get())) throw postgresql_error(connection_.handle(), answer_.get());
        drain();
    }
    /// The server sends the rest in any case; stopping it would break the transaction.
    void drain() {
        while (Answer const rest{PQgetResult(connection_.handle())}) {
        }
        is_over_ = true;
        connection_.set_busy(false);
    }

    PostgresqlConnection& connection_;
    Answer answer_;
    bool is_first_ = true;
    bool is_over_ = false;
};

}  // namespace

std::unique_ptr<Rows> postgresql_stream(PostgresqlConnection& connection) {
    return std::make_unique<ArrivingRows>(connection);
}

}  // namespace ateneu::db
