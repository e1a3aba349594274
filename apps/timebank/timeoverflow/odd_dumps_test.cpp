// Dumps with random cells changed at random: they come so that every sum holds, or not at all.
#include <random>

#include "apps/timebank/timeoverflow/test_import.h"

namespace ateneu::timebank {
namespace {

class OddTimeOverflow : public Arrivals {
protected:
    static Cell odd(std::mt19937_64& chance) {
        constexpr char const* values[] = {"", "0", "-1", "1", "2", "3", "7", "60", "-3600", "2147483647", "9007199254740992", "-9223372036854775808", "t", "f", "2024-02-29 10:00:00", "2024-02-30", "infinity", "0044-03-15 BC",
                                          "x", "Member", "Organization", "Offer", "{a,b}", "{\"a", "ana@mail.test", "USER3@mail.test", "user9@example.com", "Nord", "\xc3\xa9\xe2\x98\x80", "\\N", "null"};
        auto const any = chance() % (std::size(values) + 4);
        return any < std::size(values) ? Cell(values[any]) : std::nullopt;
    }

    /// What was changed, to be said where it fails.
    static std::string spoil(Dump& dump, std::mt19937_64& chance) {
        constexpr char const* tables[] = {"users", "organizations", "members", "accounts", "categories", "posts", "petitions", "transfers", "movements"};
        std::string said;
        for (auto left = 1 + chance() % 6; left > 0; --left) {
            std::string const table = tables[chance() % std::size(tables)];
            auto const& rows = dump.rows(table);
            if (rows.empty()) continue;
            auto const& row = rows[chance() % rows.size()];
            auto const id = *parse_integer(row.at("id").value_or("0"));
            if (chance() % 5 == 0) {
                dump.drop_row(table, id);
                said += table + " " + std::to_string(id) + " dropped; ";
                continue;
            }
            auto column = std::next(row.begin(), static_cast<long>(chance() % row.size()))->first;
            // A key that is none is refused, and has a test of its own.
            if (column == "id") continue;
            auto const value = odd(chance);
            said += table + " " + std::to_string(id) + "." + column + " = " + value.value_or("NULL") + "; ";
            dump.set(table, id, column, value);
        }
        return said;
    }

    /// Whether it came.
    bool comes(Dump const& dump, unsigned shuffle) {
        auto const before = counts();
        try {
            auto const report = import(dump, {.shuffle = shuffle});
            EXPECT_EQ(problems(), std::vector<std::string>{});
            // And is met again, whatever it is.
            for (auto const& each : import(dump).tables) EXPECT_EQ(each.written, 0) << each.name;
            return true;
        } catch (takeover::ImportError const& error) {
            EXPECT_EQ(std::string(error.what()).find("the database can't hold it"), std::string::npos) << error.what() << ": something was not foreseen";
            EXPECT_EQ(counts(), before);
            return false;
        }
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, OddTimeOverflow, tests::both_databases(), tests::dialect_name);

TEST_P(OddTimeOverflow, EitherEverySumHoldsOrNothingCame) {
    int came = 0;
    for (unsigned seed = 1; seed <= (sqlite() ? 40U : 12U); ++seed) {
        database = tests::fresh_database(GetParam(), "timebank", prepare);
        std::mt19937_64 chance(seed);
        auto dump = Dump::of({.banks = 2, .users = 8, .transfers = 12, .seed = seed});
        auto const said = spoil(dump, chance);
        SCOPED_TRACE("seed " + std::to_string(seed) + ": " + said);
        came += comes(dump, seed) ? 1 : 0;
    }
    EXPECT_GT(came, 2) << "most oddities are left out, not refused";
}

}  // namespace
}  // namespace ateneu::timebank
