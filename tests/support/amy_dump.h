#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/dump_text.h"

namespace ateneu::tests {

/// A dump of the shape that AMY's have, small and of fictional people: what the tests import where
/// no real one is at hand, and what they break.
class AmyDump {
public:
    using Cell = DumpCell;
    using Row = std::vector<std::pair<std::string, Cell>>;

    /// Every table of AMY, and something in each that holds records.
    AmyDump();

    /// A further row; what isn't named holds its default.
    AmyDump& add(std::string const& table, Row const& row);
    /// Puts a value into one row (from 0) of a table.
    AmyDump& set(std::string const& table, std::size_t row, std::string const& column, Cell value);
    AmyDump& drop_rows(std::string const& table);
    AmyDump& drop_table(std::string const& table);
    AmyDump& drop_column(std::string const& table, std::string const& column);
    AmyDump& add_column(std::string const& table, std::string const& column, Cell const& value);

    struct Form {
        bool inserts = false;
        unsigned shuffle = 0;  ///< tables, columns and rows in another order; 0: as they are
    };
    std::string sql(Form form) const;
    std::string sql() const { return sql({}); }

    std::vector<std::string> tables() const;
    std::vector<std::string> columns(std::string const& table) const;
    std::size_t rows(std::string const& table) const { return tables_.at(table).rows.size(); }

private:
    struct Table {
        std::vector<std::pair<std::string, char>> columns;
        std::vector<std::map<std::string, Cell>> rows;
    };
    void declare();
    void declare(std::string const& line);
    void people();
    void register_of_kinds();
    void workshops();
    void training();
    void requests();
    void partners();
    void office();
    void past();
    std::string content_type(std::string const& model) const;
    std::map<std::string, Table> tables_;
};

/// Written into the dump, so that tests can look for them: passwords and a token.
struct AmySecrets {
    static constexpr auto admin_password = "admin";
    static constexpr auto nuria_password = "tortuga violeta";
    static constexpr auto nuria_token = "knox-token-of-nuria";
};

/// A dump of a real AMY (`default.sql.gz`), where there is one: in ATENEU_AMY_DUMPS or beside the
/// sources, in `../shared/data/amy`. Says so in the test's output when there is none.
std::optional<std::string> real_amy_dump(std::string const& name);

}  // namespace ateneu::tests
