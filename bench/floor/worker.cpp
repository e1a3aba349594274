#include "bench/floor/worker.h"

#include <stdexcept>

namespace ateneu::bench {

namespace {

[[noreturn]] void fail(sqlite3* connection) {
    throw std::runtime_error(sqlite3_errmsg(connection));
}

void script(sqlite3* connection, char const* sql) {
    if (sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(connection);
}

std::vector<Statement> prepare(sqlite3* connection, std::string const& sql) {
    std::vector<Statement> statements;
    for (char const* rest = sql.c_str(); *rest;) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(connection, rest, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                               &rest) != SQLITE_OK)
            fail(connection);
        if (statement) statements.emplace_back(statement);  // behind the last `;` there is none
    }
    return statements;
}

std::string_view escaped(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return {};
    }
}

void append_escaped(std::string& out, std::string_view text) {
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const mark = escaped(text[i]);
        if (mark.empty()) continue;
        out.append(text.substr(plain, i - plain)).append(mark);
        plain = i + 1;
    }
    out.append(text.substr(plain));
}

void append_row(std::string& out, sqlite3_stmt* row) {
    out += "<tr>";
    for (int column = 0; column < sqlite3_column_count(row); ++column) {
        auto const* bytes = reinterpret_cast<char const*>(sqlite3_column_text(row, column));
        out += "<td>";
        if (bytes)
            append_escaped(out,
                           {bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, column))});
    }
}

void bind(sqlite3_stmt* statement, Given const& given) {
    auto const place = [&](char const* name) {
        return sqlite3_bind_parameter_index(statement, name);
    };
    if (auto const id = place(":id")) sqlite3_bind_int64(statement, id, given.id);
    for (auto const& [name, text] : {std::pair{":text", &given.text}, std::pair{":at", &given.at}})
        if (auto const at = place(name))
            sqlite3_bind_text(statement, at, text->c_str(), -1, SQLITE_STATIC);
}

}  // namespace

Worker::Worker(std::string const& database, std::span<Route const> routes, Kind kind) {
    sqlite3* opened = nullptr;
    auto const code = sqlite3_open_v2(database.c_str(), &opened,
                                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    connection_.reset(opened);
    if (code != SQLITE_OK) fail(opened);
    sqlite3_busy_timeout(opened, 10'000);
    script(opened,
           "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    // As the server's connections are.
    script(opened,
           kind == Kind::writes ? "PRAGMA cache_size = -16000" : "PRAGMA mmap_size = 4294967296");
    auto const* const begin = kind == Kind::writes ? "BEGIN IMMEDIATE;" : "BEGIN;";
    for (auto const& route : routes)
        if ((route.method == "POST") == (kind == Kind::writes))
            prepared_.push_back({&route, prepare(opened, begin + route.sql + "; COMMIT")});
}

void Worker::run(sqlite3_stmt* statement, Given const& given, std::string& body) const {
    bind(statement, given);
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) append_row(body, statement);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE) fail(connection_.get());
}

Route const* Worker::answer(std::string_view method, std::string_view target, Given given,
                            std::string& body) {
    auto const wanted = asked(target);
    given.id = wanted.id;
    body.clear();
    for (auto const& [route, statements] : prepared_) {
        if (route->method != method || route->target != wanted.target) continue;
        for (auto const& statement : statements) run(statement.get(), given, body);
        auto const made = std::min(body.size(), route->body.size());
        body.resize(made);
        body.append(route->body, made);
        return route;
    }
    return nullptr;
}

}  // namespace ateneu::bench
