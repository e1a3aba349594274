#include "apps/timebank/members_list.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/search/words.h"
#include "domain/people/person.h"
#include "domain/people/portrait.h"

namespace ateneu::timebank {

std::vector<MemberLine> active_members(Transaction& tx, Id<Bank> bank) {
    Query query;
    query.text = R"(
        SELECT m."id", m."uid", p."id", )" + name_sql("p") + R"(, COALESCE(p."email", ''), p."phone", p."alt_phone", m."tags", a."balance", p."about", login."last_login", )" + people::picture_sql(people::Person::entity(), R"(p."id")", people::portrait_name) + R"(
        FROM "timebank_member" m
        JOIN "people_person" p ON p."id" = m."person"
        JOIN "ledger_account" a ON a."id" = m."account"
        LEFT JOIN "people_login" login ON login."person" = p."id"
        WHERE m."is_active" AND m."bank" = )" + query.bind(bank.value) + R"( ORDER BY m."uid")";
    std::vector<std::pair<std::string, MemberLine>> found;
    auto const row = query.run(tx.sql());
    while (row->next()) {
        MemberLine line{.id = {row->integer(0)}, .uid = static_cast<int>(row->integer(1)), .person = row->integer(2), .name = std::string(row->text(3)), .email = std::string(row->text(4)),
                        .phone = std::string(row->text(5)), .alt_phone = std::string(row->text(6)), .tags = texts_of(row->text(7)), .balance = {row->integer(8)}, .portrait = row->integer(11), .about = std::string(row->text(9))};
        if (!row->is_null(10)) line.last_login = parse_instant(row->text(10));
        found.emplace_back(fold(line.name), std::move(line));
    }
    std::stable_sort(found.begin(), found.end(), [](auto const& a, auto const& b) {
        auto const seen_a = a.second.last_login.value_or(Instant{}), seen_b = b.second.last_login.value_or(Instant{});
        return seen_a != seen_b ? seen_a > seen_b : a.first < b.first;
    });
    std::vector<MemberLine> all;
    for (auto& [key, line] : found) all.push_back(std::move(line));
    return all;
}

namespace {

std::string digits(std::string_view text) {
    std::string out;
    for (char const c : text)
        if (c >= '0' && c <= '9') out += c;
    return out;
}

}  // namespace

bool answers(MemberLine const& member, std::string_view search) {
    auto const words = search_words(search);
    // The ends of fields are kept apart, so that no word is found across two of them.
    std::string whole;
    for (auto const& field : {member.name, member.email, member.phone, member.alt_phone, ateneu::join(member.tags, "\n")})
        for (auto const part : split(field, '\n')) whole += fold(part) + '\n';
    whole += digits(member.phone) + '\n' + digits(member.alt_phone) + '\n' + std::to_string(member.uid);
    return std::all_of(words.begin(), words.end(), [&](std::string const& word) { return whole.find(word) != std::string::npos; });
}

std::string called(MemberLine const& member) { return member.name + " (" + std::to_string(member.uid) + ")"; }

}  // namespace ateneu::timebank
