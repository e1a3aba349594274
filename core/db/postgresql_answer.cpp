#include "core/db/postgresql_answer.h"

#include <charconv>

#include "core/base/text.h"

namespace ateneu::db {

namespace {

/// SQLSTATEs: PostgreSQL manual, appendix A.
Error::Kind kind_of(std::string_view code) {
    if (code == "23505") return Error::Kind::unique;
    if (code == "23503") return Error::Kind::reference;
    if (code == "23514" || code == "23502" || code == "P0001") return Error::Kind::check;
    if (code == "40001" || code == "40P01") return Error::Kind::conflict;
    for (auto const data : {"22001", "22003", "22007", "22008", "22021", "22P02"})
        if (code == data) return Error::Kind::check;
    // 08P01 stands with the lost connections, but means a wrong number of parameters.
    if (code == "08P01") return Error::Kind::other;
    // 25006: a standby that only reads.
    if (code == "25006" || code == "55P03") return Error::Kind::unavailable;
    for (auto const family : {"08", "53", "57P", "58"})
        if (code.starts_with(family)) return Error::Kind::unavailable;
    return Error::Kind::other;
}

std::string_view part(PGresult const* answer, int field) {
    auto const* text = answer ? PQresultErrorField(answer, field) : nullptr;
    return text ? text : "";
}

/// A schema that changed under a prepared statement: prepared anew, it works.
bool is_outdated_plan(PGresult const* answer) {
    return part(answer, PG_DIAG_SQLSTATE) == "0A000" &&
           part(answer, PG_DIAG_SOURCE_FUNCTION) == "RevalidateCachedQuery";
}

constexpr Oid boolean_type = 16;

template <class Number>
Number number_of(std::string_view text) {
    Number number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class WholeAnswer final : public Rows {
public:
    explicit WholeAnswer(Answer answer) : answer_(std::move(answer)) {}
    bool next() override { return ++row_ < PQntuples(answer_.get()); }
    int columns() const override { return PQnfields(answer_.get()); }
    std::string_view name(int column) const override { return PQfname(answer_.get(), column); }
    bool is_null(int column) const override {
        return PQgetisnull(answer_.get(), row_, column) != 0;
    }
    std::int64_t integer(int column) const override {
        return integer_of(answer_.get(), row_, column);
    }
    double real(int column) const override { return real_of(answer_.get(), row_, column); }
    std::string_view text(int column) const override {
        return text_of(answer_.get(), row_, column);
    }

private:
    Answer answer_;
    int row_ = -1;
};

}  // namespace

bool is_good(PGresult const* answer) {
    auto const status = PQresultStatus(answer);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_SINGLE_TUPLE;
}

Error postgresql_error(PGconn* connection, PGresult const* answer, std::string_view sql) {
    std::string const code(part(answer, PG_DIAG_SQLSTATE));
    if (PQresultStatus(answer) == PGRES_EMPTY_QUERY)
        return Error(Error::Kind::other, "", "There is no statement.");
    if (code.empty()) {
        auto const is_lost = PQstatus(connection) != CONNECTION_OK;
        return Error(is_lost ? Error::Kind::unavailable : Error::Kind::other,
                     is_lost ? "08006" : "", trimmed(PQerrorMessage(connection)));
    }
    auto const kind = is_outdated_plan(answer) ? Error::Kind::conflict : kind_of(code);
    std::string sentence(part(answer, PG_DIAG_MESSAGE_PRIMARY));
    auto const context = part(answer, PG_DIAG_CONTEXT);
    if (context.starts_with("COPY "))
        sentence = std::string(context) + ": " + sentence + " " +
                   std::string(part(answer, PG_DIAG_MESSAGE_DETAIL));
    if (kind == Error::Kind::other && !sql.empty()) sentence += " In: " + std::string(sql);
    return Error(kind, code, trimmed(sentence));
}

std::unique_ptr<Rows> postgresql_rows(Answer answer) {
    return std::make_unique<WholeAnswer>(std::move(answer));
}

std::int64_t integer_of(PGresult const* answer, int row, int column) {
    auto const text = text_of(answer, row, column);
    if (PQftype(answer, column) == boolean_type) return text == "t" ? 1 : 0;
    return number_of<std::int64_t>(text);
}

double real_of(PGresult const* answer, int row, int column) {
    return number_of<double>(text_of(answer, row, column));
}

std::string_view text_of(PGresult const* answer, int row, int column) {
    return {PQgetvalue(answer, row, column),
            static_cast<std::size_t>(PQgetlength(answer, row, column))};
}

}  // namespace ateneu::db
