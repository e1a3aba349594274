#include "core/db/sqlite_statement.h"

#include "core/base/text.h"
#include "core/db/sql_text.h"

namespace ateneu::db {

namespace {

Error::Kind kind_of(int extended_code) {
    switch (extended_code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return Error::Kind::unique;
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return Error::Kind::reference;
        case SQLITE_CONSTRAINT_CHECK:
        case SQLITE_CONSTRAINT_NOTNULL:
        case SQLITE_CONSTRAINT_DATATYPE:
        case SQLITE_CONSTRAINT_TRIGGER:
            return Error::Kind::check;
    }
    switch (extended_code & 0xff) {
        case SQLITE_MISMATCH:
            return Error::Kind::check;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PROTOCOL:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Error::Kind::unavailable;
    }
    return Error::Kind::other;
}

Error mistaken(std::string const& sentence, std::string_view sql) {
    return Error(Error::Kind::other, std::to_string(SQLITE_MISUSE),
                 sentence + " In: " + std::string(sql));
}

}  // namespace

Error sqlite_error(sqlite3* connection, std::string_view sql) {
    auto const code = sqlite3_extended_errcode(connection);
    auto const kind = kind_of(code);
    std::string sentence = sqlite3_errmsg(connection);
    if ((code & 0xff) == SQLITE_BUSY)
        sentence = "Another program has been writing the database for too long.";
    if (kind == Error::Kind::other && !sql.empty()) sentence += " In: " + std::string(sql);
    return Error(kind, std::to_string(code), sentence);
}

SqliteStatement::SqliteStatement(sqlite3* connection, std::string_view sql)
    : connection_(connection) {
    char const* tail = nullptr;
    auto const began = StatementClock::now();
    auto const code = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                         SQLITE_PREPARE_PERSISTENT, &handle_, &tail);
    took_ = StatementClock::now() - began;
    if (code != SQLITE_OK) throw sqlite_error(connection, sql);
    if (!handle_) throw mistaken("There is no statement.", sql);
    try {
        must_be_alone(tail, sql.data() + sql.size());
        read_numbers();
    } catch (...) {
        sqlite3_finalize(handle_);
        throw;
    }
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(handle_); }

void SqliteStatement::must_be_alone(char const* tail, char const* end) const {
    sqlite3_stmt* second = nullptr;
    auto const code =
        sqlite3_prepare_v2(connection_, tail, static_cast<int>(end - tail), &second, nullptr);
    sqlite3_finalize(second);
    if (code != SQLITE_OK || second)
        throw mistaken("Only one statement at a time.", sqlite3_sql(handle_));
}

void SqliteStatement::read_numbers() {
    auto const places = sqlite3_bind_parameter_count(handle_);
    for (int index = 1; index <= places; ++index) {
        auto const* name = sqlite3_bind_parameter_name(handle_, index);
        auto const number = name && *name == '$' ? parse_integer(name + 1) : std::nullopt;
        if (!number || *number < 1)
            throw mistaken("Parameters are written $1, $2.", sqlite3_sql(handle_));
        numbers_.push_back(static_cast<std::size_t>(*number));
        wanted_ = std::max(wanted_, numbers_.back());
    }
}

void SqliteStatement::bind(std::span<Parameter const> parameters, Texts texts) {
    if (parameters.size() != wanted_)
        throw mistaken("The statement has " + std::to_string(wanted_) + " parameters, not " +
                           std::to_string(parameters.size()) + ".",
                       sqlite3_sql(handle_));
    for (std::size_t place = 0; place < numbers_.size(); ++place)
        bind_one(static_cast<int>(place) + 1, parameters[numbers_[place] - 1], texts);
}

void SqliteStatement::bind_one(int index, Parameter const& parameter, Texts texts) {
    int code = SQLITE_OK;
    if (std::holds_alternative<std::monostate>(parameter))
        code = sqlite3_bind_null(handle_, index);
    else if (auto const* truth = std::get_if<bool>(&parameter))
        code = sqlite3_bind_int(handle_, index, *truth ? 1 : 0);
    else if (auto const* integer = std::get_if<std::int64_t>(&parameter))
        code = sqlite3_bind_int64(handle_, index, *integer);
    else if (auto const* real = std::get_if<double>(&parameter))
        code = sqlite3_bind_double(handle_, index, *real);
    else {
        auto const text = std::get<std::string_view>(parameter);
        must_be_storable(text);
        // A null pointer would bind NULL, and "" is not NULL.
        code = sqlite3_bind_text64(handle_, index, text.data() ? text.data() : "", text.size(),
                                   texts == Texts::borrowed ? SQLITE_STATIC : SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    }
    if (code != SQLITE_OK) throw sqlite_error(connection_, sqlite3_sql(handle_));
}

bool SqliteStatement::step() {
    auto const began = StatementClock::now();
    auto const code = sqlite3_step(handle_);
    took_ += StatementClock::now() - began;
    ++steps_;
    rows_ += code == SQLITE_ROW ? 1 : 0;
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    auto const error = sqlite_error(connection_, sqlite3_sql(handle_));
    reset();
    throw error;
}

void SqliteStatement::reset() noexcept {
    note();
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
}

/// A run has ended: it is read to its end, or let go before.
void SqliteStatement::note() noexcept {
    if (steps_ == 0) return;
    note_statement(sqlite3_sql(handle_), took_, rows_ > 0 || only_reads() ? rows_ : sqlite3_changes64(connection_));
    took_ = {};
    steps_ = rows_ = 0;
}

bool SqliteStatement::only_reads() const { return sqlite3_stmt_readonly(handle_) != 0; }

}  // namespace ateneu::db
