#include "apps/timebank/member.h"
#include "apps/timebank/membership.h"
#include "apps/timebank/timeoverflow/taking.h"
#include "core/base/text.h"
#include "domain/ledger/account.h"
#include "domain/people/person.h"
#include "domain/people/role.h"

namespace ateneu::timebank::timeoverflow {

namespace {

constexpr auto table = "members";

std::optional<int> number_of(Row const& row) {
    auto const uid = row.integer("member_uid");
    if (!uid || *uid < 1 || *uid > highest_number) return {};
    return static_cast<int>(*uid);
}

class Members {
public:
    explicit Members(Taking& taking) : taking_(taking), admins_(taking.sql.integer(R"(SELECT "id" FROM "people_group" WHERE "name" = $1)", {admins_group}).value_or(0)) {}

    /// Who has which number, before anybody without one gets the next: the first who claims it keeps it.
    void read_numbers(Row const& row) {
        auto* const place = place_of(row);
        auto const number = number_of(row);
        if (!place || !number || taking_.known.find(table, row.id())) return;
        if (place->taken.insert(*number).second) numbers_[row.id()] = *number;
        place->last_uid = std::max(place->last_uid, *number);
    }

    void take(Row const& row) {
        auto* const place = place_of(row);
        if (!place) return taking_.tally.left_out(table, "of a bank that isn't in the dump", row.key());
        auto const user = row.integer("user_id").value_or(0);
        if (auto const ours = taking_.brought(table, row)) {
            taking_.members[row.id()] = *ours;
            return seat(row, user, {.bank = place->id.value, .member = *ours});
        }
        auto member = member_of(row, *place, user);
        auto* const there = taking_.account_of(Account::Of::member, row.id());
        // An account that an import before brought belongs to somebody here already.
        auto* const own = there && there->ours == 0 ? there : nullptr;
        member.id = {taking_.keys.next(Member::entity())};
        member.account = Id<ledger::Account>{taking_.batch.add(account_for(*place, member, own))};
        taking_.batch.add(member);
        if (own) taking_.took(*own, member.account->value, place->id.value, member.id.value);
        if (member.is_admin && member.is_active && member.person) add_role(member);
        taking_.remember(table, row, Member::entity(), member.id.value);
        taking_.members[row.id()] = member.id.value;
        taking_.tally.written(table);
        seat(row, user, {.bank = place->id.value, .member = member.id.value, .is_former = !member.person});
    }

private:
    Place* place_of(Row const& row) {
        auto const found = taking_.places.find(row.integer("organization_id").value_or(0));
        return found == taking_.places.end() ? nullptr : &found->second;
    }

    void seat(Row const& row, std::int64_t user, Seat seat) {
        seat.organization = row.integer("organization_id").value_or(0);
        if (user > 0) taking_.seats[user].push_back(seat);
    }

    Member member_of(Row const& row, Place& place, std::int64_t user) {
        Member member{.bank = place.id,
                      .uid = number_for(row, place),
                      .is_admin = row.boolean("manager").value_or(false),
                      .is_active = row.boolean("active").value_or(true),
                      .created_at = row.moment("created_at").value_or(taking_.options.now)};
        member.entry_date = row.date("entry_date").value_or(local(member.created_at, place.timezone).date);
        member.tags = taking_.tags(table, row);
        auto const person = taking_.people.find(user);
        if (person == taking_.people.end()) {
            taking_.tally.changed(table, "the user isn't in the dump: a former member", row.key());
            member.is_active = member.is_admin = false;
            member.tags.clear();
            member.left_at = taking_.options.now;
            return member;
        }
        member.person = Id<people::Person>{person->second};
        if (!place.people.insert(person->second).second) member.person = second_record(row, place, person->second);
        return member;
    }

    int number_for(Row const& row, Place& place) {
        if (auto const own = numbers_.find(row.id()); own != numbers_.end()) return own->second;
        taking_.tally.changed(table, number_of(row) ? "another member of the bank has the number: the next free one" : "without a number: the next free one", row.key());
        while (!place.taken.insert(++place.last_uid).second) {}
        return place.last_uid;
    }

    /// Two members can't be one person here: whose account were it that pays? The office may settle one and merge the two.
    Id<people::Person> second_record(Row const& row, Place& place, std::int64_t person) {
        taking_.tally.changed(table, "the person is another member of the bank as well: a second record of theirs, without e-mail and login", row.key());
        auto const name = name_of(person);
        Id<people::Person> const second{taking_.batch.add(people::Person{.personal = name.first, .family = name.second, .username = taking_.free_username(name.first + " " + name.second), .created_at = taking_.options.now})};
        place.people.insert(second.value);
        return second;
    }
    /// It was written: people come first.
    std::pair<std::string, std::string> name_of(std::int64_t person) {
        auto const rows = taking_.sql.query(R"(SELECT "personal", "family" FROM "people_person" WHERE "id" = $1)", {person});
        if (!rows->next()) return {"?", ""};
        return {std::string(rows->text(0)), std::string(rows->text(1))};
    }

    static ledger::Account account_for(Place const& place, Member const& member, Account const* there) {
        ledger::Account account{.book = place.book, .owner = AnyReference{Member::entity().full_name(), member.id.value}, .name = std::to_string(member.uid)};
        // Whether a limit stops a payment is the bank's to say, at each payment.
        account.limits = ledger::Limits::block;
        account.created_at = there ? there->created : member.created_at;
        if (there) {
            account.lowest = there->lowest;
            account.highest = there->highest;
        }
        return account;
    }

    void add_role(Member const& member) {
        if (admins_ == 0) return;
        auto const there = taking_.known.any() ? taking_.sql.integer(R"(SELECT 1 FROM "people_role" WHERE "person" = $1 AND "group" = $2 AND "place_type" = $3 AND "place_id" = $4)",
                                                                     {member.person->value, admins_, std::string_view("timebank.bank"), member.bank.value})
                                               : std::nullopt;
        if (!there) taking_.batch.add(people::Role{.person = *member.person, .group = {admins_}, .place = {Bank::entity().full_name(), member.bank.value}});
    }

    Taking& taking_;
    std::int64_t admins_;
    std::unordered_map<std::int64_t, int> numbers_;
};

/// Accounts whose member is gone. Their numbers aren't in the dump, but those that are missing in a bank were theirs, most
/// likely in the order in which the accounts were opened.
class FormerMembers {
public:
    explicit FormerMembers(Taking& taking) : taking_(taking) {}

    void take(Account& account) {
        auto const found = taking_.places.find(account.organization);
        if (found == taking_.places.end()) return taking_.tally.left_out("accounts", "of a bank that isn't in the dump", std::to_string(account.key));
        auto& place = found->second;
        Member member{.bank = place.id, .uid = missing_number(place), .is_active = false, .entry_date = local(account.created, place.timezone).date,
                      .left_at = account.updated.value_or(taking_.options.now), .created_at = account.created};
        member.id = {taking_.keys.next(Member::entity())};
        ledger::Account own{.book = place.book, .owner = AnyReference{Member::entity().full_name(), member.id.value}, .name = std::to_string(member.uid), .lowest = account.lowest, .highest = account.highest};
        own.limits = ledger::Limits::block;
        own.created_at = account.created;
        member.account = Id<ledger::Account>{taking_.batch.add(own)};
        taking_.batch.add(member);
        account.is_former = true;
        taking_.took(account, member.account->value, place.id.value, member.id.value);
        taking_.tally.changed("accounts", "its member is gone: kept by a former member", std::to_string(account.key));
    }

private:
    int missing_number(Place& place) {
        auto& next = next_[place.id.value];
        for (++next; next <= place.last_uid; ++next)
            if (place.taken.insert(next).second) return next;
        next = place.last_uid;
        while (!place.taken.insert(++place.last_uid).second) {}
        return place.last_uid;
    }

    Taking& taking_;
    std::unordered_map<std::int64_t, int> next_;  ///< by bank: numbers up to here were looked at
};

}  // namespace

void take_members(Taking& taking) {
    Members members(taking);
    in_parts(taking.sql, table, [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) members.read_numbers(row);
    });
    in_parts(taking.sql, table, [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) members.take(row);
        taking.batch.write();
    });
}

void take_former_members(Taking& taking) {
    constexpr std::size_t at_once = 5000;
    FormerMembers former(taking);
    std::size_t count = 0;
    for (auto& account : taking.accounts) {
        if (account.ours != 0) continue;
        former.take(account);
        if (++count % at_once == 0) taking.batch.write();
    }
    taking.batch.write();
}

}  // namespace ateneu::timebank::timeoverflow
