#pragma once
#include <libpq-fe.h>

#include "core/db/database.h"

namespace ateneu::db {

struct ClearAnswer {
    void operator()(PGresult* answer) const { PQclear(answer); }
};
/// What the server answered to one statement.
using Answer = std::unique_ptr<PGresult, ClearAnswer>;

bool is_good(PGresult const* answer);
/// The server's refusal, or the connection's where it gave no answer; `sql` is shown where the
/// statement itself is at fault. Values appear in it only for COPY, whose context names the row.
Error postgresql_error(PGconn* connection, PGresult const* answer, std::string_view sql = {});
/// The whole answer, in memory.
std::unique_ptr<Rows> postgresql_rows(Answer answer);
/// One column of one row as `Rows` gives it.
std::int64_t integer_of(PGresult const* answer, int row, int column);
double real_of(PGresult const* answer, int row, int column);
std::string_view text_of(PGresult const* answer, int row, int column);

}  // namespace ateneu::db
