#pragma once
#include <string>

#include "apps/timebank/bank.h"
#include "core/db/database.h"
#include "core/html/say.h"

// How the two sides of a payment are called, the same on every page, file and report.

namespace ateneu::timebank {

/// Who stands on one side of a payment.
struct Party {
    std::int64_t member = 0;  ///< 0: a bank itself
    int uid = 0;
    std::string name = {};    ///< "" for who has left
    bool is_active = true;
    std::string bank = {};    ///< of the allied bank that stands there; "" for one's own
};

/// For whom: the office reads the names of who is inactive, too; the sides of a payment read each other's name across
/// banks; others learn nothing of the members of another bank.
enum class PartyFor : std::uint8_t { office, sides, members };
/// `Cai (3)`, `Fay (Sur, 1)`; a number alone for who is inactive or has left (TB-R35, TB-R44); the bank's name.
std::string party_text(Say const& say, Party const& party, Bank const& bank, PartyFor whom = PartyFor::office);

/// Both sides of the exchange `e` as SQL: ten columns for two parties, and the tables that they stand in.
extern std::string_view const party_columns, party_joins;
/// The first of five such columns.
Party party_at(db::Rows const& row, int column);

}  // namespace ateneu::timebank
