#include "core/db/drivers.h"
#include "core/db/pool.h"
#include "core/db/postgresql_connection.h"
#include "core/db/watch.h"

namespace ateneu::db {

namespace {

/// A server allows 100 by default, and several of us may share it.
constexpr std::size_t most_connections = 16;

using Connections = Pool<PostgresqlConnection>;

class PostgresqlWork final : public Database::Work {
public:
    PostgresqlWork(Connections& pool, std::unique_ptr<PostgresqlConnection> connection, std::unique_ptr<PoolTicket> ticket)
        : pool_(pool), connection_(std::move(connection)), ticket_(std::move(ticket)) {}
    ~PostgresqlWork() override {
        auto const is_usable = connection_->roll_back();
        pool_.give_back(is_usable ? std::move(connection_) : nullptr);
    }
    Connection& connection() override { return *connection_; }
    void commit() override { connection_->commit(); }

private:
    Connections& pool_;
    std::unique_ptr<PostgresqlConnection> connection_;
    std::unique_ptr<PoolTicket> ticket_;
};

class PostgresqlDatabase final : public Database {
public:
    explicit PostgresqlDatabase(std::string const& url)
        : url_(url), pool_(most_connections, [this] { return connect(); }) {
        // A wrong address shows now, not at the first request.
        pool_.give_back(pool_.take());
    }

    Dialect dialect() const override { return Dialect::postgresql; }
    std::string shown() const override { return shown_postgresql(url_); }

    std::unique_ptr<Work> begin(Mode mode) override {
        auto ticket = std::make_unique<PoolTicket>("all");
        auto connection = pool_.take();
        ticket->taken();
        try {
            begin_on(connection, mode);
        } catch (...) {
            pool_.give_back(nullptr);
            throw;
        }
        return std::make_unique<PostgresqlWork>(pool_, std::move(connection), std::move(ticket));
    }

private:
    std::unique_ptr<PostgresqlConnection> connect() const {
        return std::make_unique<PostgresqlConnection>(url_);
    }

    void begin_on(std::unique_ptr<PostgresqlConnection>& connection, Mode mode) const {
        if (connection->is_alive()) {
            try {
                return connection->begin(mode);
            } catch (Error const&) {
                // Nothing was done yet, so a connection that breaks here can be replaced, too.
                if (connection->is_alive()) throw;
            }
        }
        connection = connect();
        connection->begin(mode);
    }

    std::string url_;
    Connections pool_;
};

}  // namespace

std::unique_ptr<Database> open_postgresql(std::string const& url) {
    return std::make_unique<PostgresqlDatabase>(url);
}

}  // namespace ateneu::db
