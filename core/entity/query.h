#pragma once
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/db/database.h"
#include "core/entity/value.h"

namespace ateneu {

/// SQL text with its parameters: `query.text += "name = " + query.bind(name)`.
/// Equal shapes give equal texts, so that prepared statements are found again.
struct Query {
    std::string text;

    std::string bind(std::int64_t value) { return put(value); }
    std::string bind(double value) { return put(value); }
    std::string bind_bool(bool value) { return put(value); }
    std::string bind(std::string value) {
        kept_.push_back(std::move(value));
        return put(std::string_view(kept_.back()));
    }
    std::string bind_null() { return put(std::monostate{}); }

    std::unique_ptr<db::Rows> run(db::Connection& sql) const { return sql.query(text, parameters_); }
    std::unique_ptr<db::Rows> stream(db::Connection& sql) const { return sql.stream(text, parameters_); }
    std::int64_t execute(db::Connection& sql) const { return sql.execute(text, parameters_); }

private:
    std::string put(db::Parameter parameter) {
        parameters_.push_back(parameter);
        return "$" + std::to_string(parameters_.size());
    }
    std::vector<db::Parameter> parameters_;
    std::deque<std::string> kept_;  ///< a deque keeps the views alive
};

/// `"name"`: every identifier is quoted, because AMY's fields are called `end` and `start`.
std::string quoted(std::string_view identifier);
/// `alias."name"`; without an alias the name alone.
std::string quoted(std::string_view alias, std::string_view name);
/// A name as both databases take it: PostgreSQL cuts one of more than 63 bytes, so a longer one ends in a digest
/// of what it would have said.
std::string fitting(std::string name);
/// Replaces `{t}` by the alias and `{me}` by the bound person.
std::string placed(std::string_view sql, std::string_view alias, std::string_view me = "NULL");

}  // namespace ateneu
