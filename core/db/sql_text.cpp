#include "core/db/sql_text.h"

#include "core/base/text.h"
#include "core/db/database.h"

namespace ateneu::db {

void must_be_storable(std::string_view text) {
    // 22021 is what PostgreSQL answers: character_not_in_repertoire.
    if (text.find('\0') != std::string_view::npos)
        throw Error(Error::Kind::check, "22021", "Text must not contain a NUL character.");
    if (!is_utf8(text)) throw Error(Error::Kind::check, "22021", "Text must be UTF-8.");
}

std::string quoted(std::string_view identifier) {
    return '"' + replaced(std::string(identifier), "\"", "\"\"") + '"';
}

std::string quoted_list(std::span<std::string const> identifiers) {
    std::string list;
    for (auto const& identifier : identifiers) {
        if (!list.empty()) list += ", ";
        list += quoted(identifier);
    }
    return list;
}

}  // namespace ateneu::db
