#include "apps/timebank/time_request_list.h"

#include <algorithm>

namespace ateneu::timebank {

namespace {

std::string called(std::string_view name, std::int64_t uid) { return std::string(name) + (name.empty() ? "#" : " (") + std::to_string(uid) + (name.empty() ? "" : ")"); }

TimeRequestState state_of(std::string_view code) {
    auto const at = std::find_if(std::begin(time_request_states), std::end(time_request_states), [&](Choice const& each) { return each.code == code; });
    return static_cast<TimeRequestState>(at - std::begin(time_request_states));
}

}  // namespace

std::vector<AskedTime> asked_times(Transaction& tx, Bank const& bank, AskedOf side, std::int64_t member, std::int64_t most) {
    std::string const whose = side == AskedOf::payer ? R"(r."payer" = $2)" : side == AskedOf::payee ? R"(r."payee" = $2)" : R"($2 = 0 AND r."state" = 'waiting')";
    auto const rows = tx.sql().query(R"(
        SELECT r."id", payee."uid", TRIM(COALESCE(p1."personal", '') || ' ' || COALESCE(p1."family", '')), payer."uid", TRIM(COALESCE(p2."personal", '') || ' ' || COALESCE(p2."family", '')), r."amount",
               COALESCE(post."title", ''), r."reason", r."refusal", r."state", r."asked_at", COALESCE(r."exchange", 0)
        FROM "timebank_time_request" AS r
        JOIN "timebank_member" AS payee ON payee."id" = r."payee"
        LEFT JOIN "people_person" AS p1 ON p1."id" = payee."person"
        JOIN "timebank_member" AS payer ON payer."id" = r."payer"
        LEFT JOIN "people_person" AS p2 ON p2."id" = payer."person"
        LEFT JOIN "timebank_post" AS post ON post."id" = r."post"
        WHERE r."bank" = $1 AND )" + whose + R"(
        ORDER BY r."state" <> 'waiting', r."id" DESC LIMIT $3)", {bank.id.value, member, most});
    std::vector<AskedTime> all;
    while (rows->next())
        all.push_back({.id = {rows->integer(0)}, .payee_uid = static_cast<int>(rows->integer(1)), .payer_uid = static_cast<int>(rows->integer(3)), .payee = called(rows->text(2), rows->integer(1)), .payer = called(rows->text(4), rows->integer(3)),
                       .amount = {rows->integer(5)}, .post = std::string(rows->text(6)), .reason = std::string(rows->text(7)), .refusal = std::string(rows->text(8)), .state = state_of(rows->text(9)), .asked_at = *parse_instant(rows->text(10)),
                       .exchange = rows->integer(11)});
    return all;
}

}  // namespace ateneu::timebank
