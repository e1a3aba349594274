#include "core/db/postgresql_parameters.h"

#include <charconv>

#include "core/db/sql_text.h"

namespace ateneu::db {

PostgresqlParameters::PostgresqlParameters(std::span<Parameter const> parameters) {
    std::vector<std::size_t> starts;
    starts.reserve(parameters.size());
    for (auto const& parameter : parameters) {
        starts.push_back(texts_.size());
        append(parameter);
    }
    // Only now: the text moved while it grew.
    values_.reserve(parameters.size());
    for (std::size_t place = 0; place < parameters.size(); ++place)
        values_.push_back(std::holds_alternative<std::monostate>(parameters[place])
                              ? nullptr
                              : texts_.data() + starts[place]);
}

void PostgresqlParameters::append(Parameter const& parameter) {
    char digits[32];
    if (auto const* truth = std::get_if<bool>(&parameter))
        texts_ += *truth ? '1' : '0';
    else if (auto const* integer = std::get_if<std::int64_t>(&parameter))
        texts_.append(digits, std::to_chars(digits, std::end(digits), *integer).ptr);
    else if (auto const* real = std::get_if<double>(&parameter))
        texts_.append(digits, std::to_chars(digits, std::end(digits), *real).ptr);
    else if (auto const* text = std::get_if<std::string_view>(&parameter)) {
        must_be_storable(*text);
        texts_ += *text;
    }
    texts_ += '\0';
}

}  // namespace ateneu::db
