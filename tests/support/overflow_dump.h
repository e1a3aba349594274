#pragma once
#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/dump_text.h"

namespace ateneu::tests {

/// Dumps of TimeOverflow installations that never were, of any size: the same seed gives the same one. Their people have
/// accents, no e-mail, addresses in capitals, two banks; some are gone and left an account behind; amounts have odd seconds.
class OverflowDump {
public:
    using Cell = DumpCell;
    using Row = std::map<std::string, Cell>;

    /// Which release wrote it.
    enum class Version {
        of_2018,  ///< hstore names, no petitions, no tags of members, no postcodes
        now,      ///< 5.5
        next      ///< with tables and columns that nobody knows yet
    };
    struct Town {
        int banks = 2, users = 40, transfers = 200;
        unsigned seed = 1;
        Version version = Version::now;
    };

    /// Every table, and nothing in them.
    explicit OverflowDump(Version version = Version::now);
    /// A whole installation.
    static OverflowDump of(Town const& town);

    /// A further row; what isn't named holds its default. `id` counts from 1. Its id.
    std::int64_t add(std::string const& table, Row const& row = {});
    OverflowDump& set(std::string const& table, std::int64_t id, std::string const& column, Cell value);
    OverflowDump& drop_row(std::string const& table, std::int64_t id);
    OverflowDump& drop_table(std::string const& table);
    OverflowDump& drop_column(std::string const& table, std::string const& column);

    // What belongs together, in one step; their ids.
    std::int64_t bank(std::string const& name);
    std::int64_t user(std::string const& name, Cell const& email);
    /// With an account.
    std::int64_t member(std::int64_t user, std::int64_t organization, int number);
    std::int64_t account_of(std::string const& type, std::int64_t owner) const;
    /// Between accounts; balances follow. `at` is a timestamp of PostgreSQL.
    std::int64_t transfer(std::int64_t from, std::int64_t to, std::int64_t seconds, std::string const& at = "2024-03-05 10:20:30.5", Row const& more = {});
    /// As many more transfers as there are told, between members of one bank; they count in balances, but `rows` doesn't have
    /// them: they are made up while the dump is written, so that millions of them fit.
    void many_transfers(std::int64_t count, unsigned seed);

    struct Form {
        bool inserts = false;
        bool schema = true;    ///< CREATE TABLE before the rows
        unsigned shuffle = 0;  ///< tables, columns and rows in another order; 0: as they are
    };
    void write(std::ostream& out, Form form) const;
    std::string sql(Form form) const;
    std::string sql() const { return sql({}); }

    std::vector<Row> const& rows(std::string const& table) const { return tables_.at(table).rows; }
    Row const& row(std::string const& table, std::int64_t id) const;
    std::vector<std::string> tables() const;
    /// Rows that the dump will hold.
    std::int64_t count(std::string const& table) const;

    static constexpr auto password = "tortuga violeta 88";
    static constexpr auto bcrypt = "$2a$04$abcdefghijklmnopqrstuuPru1q9yy07GeWM83Ky2KU06zE5js2Y2";

private:
    struct Table {
        std::vector<std::pair<std::string, char>> columns;
        std::vector<Row> rows;
        std::int64_t last = 0;
    };
    struct Sparse {
        std::int64_t from, to, seconds, at;
    };
    void declare(std::string_view line);
    void declare_all(Version version);
    Row& at(std::string const& table, std::int64_t id);
    void write_rows(std::ostream& out, std::string const& name, Table const& table, bool inserts) const;
    std::map<std::string, Table> tables_;
    std::vector<Sparse> sparse_;
    Version version_;
};

}  // namespace ateneu::tests
