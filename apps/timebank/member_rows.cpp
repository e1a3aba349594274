#include "apps/timebank/member_rows.h"

#include "apps/timebank/members_list.h"
#include "domain/people/person.h"
#include "domain/people/portrait.h"

namespace ateneu::timebank {

namespace {

std::vector<MemberRow> read(Transaction& tx, Bank const& bank, std::int64_t only) {
    std::vector<MemberRow> all;
    auto const rows = tx.sql().query(R"(
        SELECT m."id", p."id", m."uid", )" + name_sql("p") + R"(, p."email", p."phone", p."alt_phone", m."tags", a."balance", a."lowest", a."highest", a."flagged_since",
               m."is_active", m."is_admin", m."created_at", login."last_login", )" + people::picture_sql(people::Person::entity(), R"(p."id")", people::portrait_name) + R"(
        FROM "timebank_member" AS m
        JOIN "people_person" AS p ON p."id" = m."person"
        JOIN "ledger_account" AS a ON a."id" = m."account"
        LEFT JOIN "people_login" AS login ON login."person" = p."id"
        WHERE m."bank" = $1 AND ($2 = 0 OR m."id" = $2)
        ORDER BY m."uid", m."id")", {bank.id.value, only});
    while (rows->next()) {
        MemberRow row{.id = {rows->integer(0)}, .person = rows->integer(1), .uid = static_cast<int>(rows->integer(2)), .name = std::string(rows->text(3)), .email = std::string(rows->text(4)), .phone = std::string(rows->text(5)),
                      .alt_phone = std::string(rows->text(6)), .tags = texts_of(rows->text(7)), .balance = rows->integer(8), .is_active = rows->boolean(12), .is_admin = rows->boolean(13), .created_at = *parse_instant(rows->text(14))};
        if (!rows->is_null(9)) row.lowest = rows->integer(9);
        if (!rows->is_null(10)) row.highest = rows->integer(10);
        if (!rows->is_null(11)) row.flagged_since = parse_instant(rows->text(11));
        if (!rows->is_null(15)) row.last_login = parse_instant(rows->text(15));
        row.portrait = rows->integer(16);
        all.push_back(std::move(row));
    }
    return all;
}

}  // namespace

std::vector<MemberRow> member_rows(Transaction& tx, Bank const& bank) { return read(tx, bank, 0); }

std::optional<MemberRow> member_row(Transaction& tx, Bank const& bank, Id<Member> member) {
    if (member.value <= 0) return {};
    auto all = read(tx, bank, member.value);
    return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

bool is_found(MemberRow const& row, std::string const& text) {
    return answers({.uid = row.uid, .name = row.name, .email = row.email, .phone = row.phone, .alt_phone = row.alt_phone, .tags = row.tags}, text);
}

}  // namespace ateneu::timebank
