#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/db/dump_tokens.h"

namespace ateneu::db {

/// `schema.table` as it stands in a dump, quotes removed, unquoted names in lower case.
struct DumpName {
    std::string schema;  ///< the first of search_path where none is given
    std::string table;
    friend auto operator<=>(DumpName const&, DumpName const&) = default;
};

struct DumpColumns {
    std::vector<std::string> names;
    std::vector<bool>
        generated;      ///< GENERATED ALWAYS AS (…): COPY leaves it out, INSERT says DEFAULT
    bool known = true;  ///< false for CREATE TABLE … OF type, AS …

    void add(std::string name, bool is_generated);
    std::vector<std::string> stored() const;  ///< without generated ones
};

/// What CREATE TABLE says about columns; needed where an INSERT or COPY names none.
class DumpSchema {
public:
    explicit DumpSchema(DumpTokens& tokens) : tokens_(tokens) {}

    /// Reads `a.b` or `b`, each possibly quoted.
    DumpName name();
    /// Reads one name.
    std::string identifier();
    /// Reads `(a, b)` into `names`, whose memory is used again.
    void names(std::vector<std::string>& names);
    /// Reads from behind `CREATE … TABLE` to behind the name.
    DumpName created_name();
    /// Reads on from there up to, not including, what follows the columns, and remembers them.
    void create_table(DumpName const& table);
    /// null where no CREATE TABLE was seen or it doesn't name the columns.
    DumpColumns const* find(DumpName const& name) const;

    void search_path(std::string schema) { search_path_ = std::move(schema); }
    /// Another database begins (psql's \connect).
    void clear() { tables_.clear(); }

private:
    DumpColumns columns();
    void column(DumpColumns& columns);
    bool rest_of_element(bool& is_generated);
    void inherited(DumpColumns& columns);
    void copy_of(DumpColumns& columns, DumpName const& parent);

    DumpTokens& tokens_;
    std::string search_path_ = "public";
    std::map<DumpName, DumpColumns> tables_;
};

}  // namespace ateneu::db
