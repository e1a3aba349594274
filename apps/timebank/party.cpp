#include "apps/timebank/party.h"

namespace ateneu::timebank {

namespace {

std::string ally_text(Say const& say, Party const& party) {
    auto const number = std::to_string(party.uid);
    if (party.name.empty()) return say.t({N_("Former member {number} of {bank}"), {{"number", number}, {"bank", party.bank}}});
    if (!party.is_active) return say.t({N_("Member {number} of {bank}, not active"), {{"number", number}, {"bank", party.bank}}});
    return party.name + " (" + party.bank + ", " + number + ")";
}

}  // namespace

std::string party_text(Say const& say, Party const& party, Bank const& bank, PartyFor whom) {
    bool const is_ally = !party.bank.empty();
    if (party.member == 0 || (is_ally && whom == PartyFor::members)) return is_ally ? party.bank : bank.name;
    if (is_ally) return ally_text(say, party);
    auto const number = std::to_string(party.uid);
    if (party.name.empty()) return say.t({N_("Former member {number}"), {{"number", number}}});
    if (party.is_active) return party.name + " (" + number + ")";
    return whom == PartyFor::office ? say.t({N_("{name} ({number}), not active"), {{"name", party.name}, {"number", number}}}) : say.t({N_("Member {number}, not active"), {{"number", number}}});
}

constexpr std::string_view columns = R"(
    COALESCE(giver."id", 0), COALESCE(giver."uid", 0), TRIM(COALESCE(who_gives."personal", '') || ' ' || COALESCE(who_gives."family", '')), COALESCE(giver."is_active", TRUE), COALESCE(giving_bank."name", ''),
    COALESCE(taker."id", 0), COALESCE(taker."uid", 0), TRIM(COALESCE(who_takes."personal", '') || ' ' || COALESCE(who_takes."family", '')), COALESCE(taker."is_active", TRUE), COALESCE(taking_bank."name", ''))";
std::string_view const party_columns = columns;

// Across banks the other side stands in the other half, which the ledger links (TB-R81).
constexpr std::string_view joins = R"(
    LEFT JOIN "timebank_bank" AS giving_bank ON giving_bank."id" = e."from_ally"
    LEFT JOIN "timebank_bank" AS taking_bank ON taking_bank."id" = e."to_ally"
    LEFT JOIN "ledger_transfer" AS moved ON moved."id" = e."transfer"
    LEFT JOIN "ledger_transfer" AS later ON later."pair_of" = e."transfer"
    LEFT JOIN "timebank_exchange" AS half ON half."transfer" = COALESCE(moved."pair_of", later."id")
    LEFT JOIN "timebank_member" AS giver ON giver."id" = CASE WHEN e."from_ally" IS NULL THEN e."from" ELSE half."from" END
    LEFT JOIN "people_person" AS who_gives ON who_gives."id" = giver."person"
    LEFT JOIN "timebank_member" AS taker ON taker."id" = CASE WHEN e."to_ally" IS NULL THEN e."to" ELSE half."to" END
    LEFT JOIN "people_person" AS who_takes ON who_takes."id" = taker."person")";
std::string_view const party_joins = joins;

Party party_at(db::Rows const& row, int column) {
    return {.member = row.integer(column), .uid = static_cast<int>(row.integer(column + 1)), .name = std::string(row.text(column + 2)), .is_active = row.boolean(column + 3), .bank = std::string(row.text(column + 4))};
}

}  // namespace ateneu::timebank
