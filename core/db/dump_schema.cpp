#include "core/db/dump_schema.h"

#include <algorithm>

#include "core/base/text.h"

namespace ateneu::db {

using Kind = DumpTokens::Kind;

void DumpColumns::add(std::string name, bool is_generated) {
    // A column that a child table declares again is its parent's, merged.
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    names.push_back(std::move(name));
    generated.push_back(is_generated);
}

std::vector<std::string> DumpColumns::stored() const {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!generated[i]) result.push_back(names[i]);
    return result;
}

std::string DumpSchema::identifier() {
    auto const token = tokens_.next();
    if (token.kind == Kind::quoted) return std::string(tokens_.text(token));
    if (token.kind == Kind::word) return lower_ascii(tokens_.text(token));
    if (tokens_.is(token, '`'))
        throw DumpFault{"a name in backticks: it is a dump of MySQL, not of PostgreSQL",
                        token.line};
    throw DumpFault{"a name is missing here", token.line};
}

DumpName DumpSchema::name() {
    DumpName name{search_path_, identifier()};
    for (;;) {
        auto const token = tokens_.next();
        if (!tokens_.is(token, '.')) {
            tokens_.put_back(token);
            return name;
        }
        name.schema = std::move(name.table);
        name.table = identifier();
    }
}

void DumpSchema::names(std::vector<std::string>& names) {
    auto const open = tokens_.next();
    if (!tokens_.is(open, '(')) throw DumpFault{"a list of columns is missing here", open.line};
    std::size_t count = 0;
    for (;;) {
        if (count == names.size()) names.emplace_back();
        names[count++] = identifier();
        auto const token = tokens_.next();
        if (tokens_.is(token, ')')) break;
        if (!tokens_.is(token, ',')) throw DumpFault{"the list of columns is broken", token.line};
    }
    names.resize(count);
}

DumpName DumpSchema::created_name() {
    auto const token = tokens_.next();
    if (tokens_.is(token, "if")) {
        tokens_.next();  // NOT
        tokens_.next();  // EXISTS
    } else {
        tokens_.put_back(token);
    }
    return name();
}

void DumpSchema::create_table(DumpName const& table) {
    DumpColumns found;
    auto const token = tokens_.next();
    if (tokens_.is(token, '(')) {
        found = columns();
        inherited(found);
    } else if (tokens_.is(token, "partition")) {
        tokens_.next();  // OF
        copy_of(found, name());
    } else {
        tokens_.put_back(token);
        found.known = false;
    }
    tables_[table] = std::move(found);
}

DumpColumns const* DumpSchema::find(DumpName const& name) const {
    auto const found = tables_.find(name);
    return found == tables_.end() || !found->second.known ? nullptr : &found->second;
}

/// From behind the opening bracket to behind the closing one.
DumpColumns DumpSchema::columns() {
    DumpColumns columns;
    auto const first = tokens_.next();
    if (tokens_.is(first, ')')) return columns;
    tokens_.put_back(first);
    bool more = true;
    while (more) {
        auto const token = tokens_.next();
        bool const constraint = tokens_.is(token, "constraint") || tokens_.is(token, "primary") ||
                                tokens_.is(token, "unique") || tokens_.is(token, "check") ||
                                tokens_.is(token, "foreign") || tokens_.is(token, "exclude");
        if (tokens_.is(token, "like")) columns.known = false;
        tokens_.put_back(token);
        auto name = constraint ? std::string() : identifier();
        bool generated = false;
        more = rest_of_element(generated);
        if (!constraint) columns.add(std::move(name), generated);
    }
    return columns;
}

/// Past the comma or bracket that ends a column or constraint; false at the bracket.
bool DumpSchema::rest_of_element(bool& is_generated) {
    int depth = 0;
    bool after_as = false;
    for (;;) {
        auto const token = tokens_.next();
        if (token.kind == Kind::end)
            throw DumpFault{"the CREATE TABLE has no end: the dump is cut off", token.line};
        if (depth == 0 && tokens_.is(token, ',')) return true;
        if (depth == 0 && tokens_.is(token, ')')) return false;
        if (tokens_.is(token, '(')) {
            // GENERATED ALWAYS AS (…), unlike GENERATED … AS IDENTITY.
            if (depth == 0 && after_as) is_generated = true;
            ++depth;
        } else if (tokens_.is(token, ')')) {
            --depth;
        }
        after_as = tokens_.is(token, "as");
    }
}

/// INHERITS (parent, …) behind the columns: the parents' columns come first.
void DumpSchema::inherited(DumpColumns& columns) {
    auto const word = tokens_.next();
    if (!tokens_.is(word, "inherits")) return tokens_.put_back(word);
    tokens_.next();  // the bracket
    DumpColumns all;
    for (bool more = true; more; more = tokens_.is(tokens_.next(), ',')) copy_of(all, name());
    for (std::size_t i = 0; i < columns.names.size(); ++i)
        all.add(columns.names[i], columns.generated[i]);
    all.known &= columns.known;
    columns = std::move(all);
}

void DumpSchema::copy_of(DumpColumns& columns, DumpName const& parent) {
    auto const* const found = find(parent);
    if (!found) {
        columns.known = false;
        return;
    }
    for (std::size_t i = 0; i < found->names.size(); ++i)
        columns.add(found->names[i], found->generated[i]);
}

}  // namespace ateneu::db
