#pragma once
#include "core/db/database.h"

namespace ateneu::db {

/// Parameters as libpq takes them: each a text that ends in NUL, or null; the server infers the
/// types.
class PostgresqlParameters {
public:
    explicit PostgresqlParameters(std::span<Parameter const> parameters);
    int count() const { return static_cast<int>(values_.size()); }
    char const* const* values() const { return values_.data(); }

private:
    void append(Parameter const& parameter);

    std::string texts_;
    std::vector<char const*> values_;
};

}  // namespace ateneu::db
