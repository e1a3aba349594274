#include "apps/timebank/membership.h"

#include "apps/timebank/asking.h"
#include "apps/timebank/letters.h"
#include "apps/timebank/mail_wish.h"
#include "apps/timebank/member_note.h"
#include "apps/timebank/pay.h"
#include "apps/timebank/seat.h"
#include "core/entity/convert.h"
#include "domain/ledger/ledger.h"
#include "domain/people/access_group.h"
#include "domain/people/person.h"
#include "domain/people/role.h"
#include "domain/privacy/erasure.h"
#include "domain/privacy/last_ties.h"

namespace ateneu::timebank {

namespace {

/// TB-R38: counted in the row itself, so that two who join at once get two numbers.
int next_uid(Transaction& tx, Id<Bank> bank) {
    auto const uid = tx.sql().integer(R"(UPDATE "timebank_bank" SET "last_uid" = "last_uid" + 1 WHERE "id" = $1 RETURNING "last_uid")", {bank.value});
    must(uid.has_value(), "a member of no bank");
    return static_cast<int>(*uid);
}

/// TB-R39: never lowered.
void keep_uid(Transaction& tx, Id<Bank> bank, int uid) {
    tx.sql().execute(R"(UPDATE "timebank_bank" SET "last_uid" = $2 WHERE "id" = $1 AND "last_uid" < $2)", {bank.value, std::int64_t{uid}});
}

void save(Transaction& tx, Member const& member) {
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(Member::entity(), to_record(Member::entity(), &member))), "a member can't be stored");
}

Id<ledger::Account> account_for(Transaction& tx, Bank const& bank, Member const& member) {
    ledger::Account account{.book = *bank.book, .owner = AnyReference{Member::entity().full_name(), member.id.value}, .name = std::to_string(member.uid)};
    if (bank.lowest) account.lowest = bank.lowest->seconds;
    if (bank.highest) account.highest = bank.highest->seconds;
    // Whether a limit stops a payment is the bank's to say, at each payment.
    account.limits = ledger::Limits::block;
    auto const opened = ledger::open_account(tx, std::move(account));
    must(static_cast<bool>(opened), "a member's account can't be opened");
    return *opened;
}

std::optional<std::int64_t> group_of_admins(Transaction& tx) { return tx.sql().integer(R"(SELECT "id" FROM "people_group" WHERE "name" = $1)", {admins_group}); }

void keep_role(Transaction& tx, Member const& member) {
    auto const group = group_of_admins(tx);
    if (!group || !member.person) return;
    auto const there = tx.sql().integer(R"(SELECT "id" FROM "people_role" WHERE "person" = $1 AND "group" = $2 AND "place_type" = $3 AND "place_id" = $4)",
                                        {member.person->value, *group, std::string_view("timebank.bank"), member.bank.value});
    bool const wanted = member.is_admin && member.is_active;
    if (wanted == there.has_value()) return;
    Transaction::Deed const deed(tx);
    auto const written = wanted ? tx.add(people::Role{.person = *member.person, .group = {*group}, .place = {Bank::entity().full_name(), member.bank.value}}) : tx.remove(people::Role::entity(), *there, 0);
    must(static_cast<bool>(written), "a role in a bank can't be given or taken");
}

/// TB-R46: a bank always has somebody who looks after it, once it had. The others are held, so that the last two don't both go.
bool is_last_admin(Transaction& tx, Member const& member) {
    if (!member.is_admin || !member.is_active) return false;
    auto const rows = tx.sql().query(std::string(R"(SELECT "id" FROM "timebank_member" WHERE "bank" = $1 AND "is_admin" AND "is_active" ORDER BY "id")") + (tx.sql().sqlite() ? "" : " FOR UPDATE"), {member.bank.value});
    int count = 0;
    while (rows->next()) ++count;
    return count < 2;
}

Refusal last_admin() { return {"last_admin", N_("The bank would have no administrator left. Make somebody else one first.")}; }

/// Accounts first, then rows, as payments do: so nobody who leaves and nobody who pays wait for each other.
void hold_accounts(Transaction& tx, std::vector<Id<Member>> const& members) {
    std::vector<Id<ledger::Account>> accounts;
    for (auto const id : members) {
        auto const member = tx.read(id);
        auto const bank = member ? tx.read(member->bank) : std::nullopt;
        if (!bank || !member->account || !bank->account) continue;
        accounts.push_back(*member->account);
        accounts.push_back(*bank->account);
    }
    ledger::hold(tx, std::move(accounts));
}

std::optional<Member> held(Transaction& tx, Id<Member> id) {
    tx.lock(Member::entity(), id.value);
    auto member = tx.read(id);
    return member && member->person ? member : std::nullopt;
}

Refusal gone() { return {"not_found", N_("There is no such member.")}; }

}  // namespace

Result<Id<Member>> join(Transaction& tx, Joining const& joining) {
    if (auto const seat = seat_of(tx, joining.bank, joining.person.value)) return seat->member;
    auto const bank = tx.read(joining.bank);
    if (!bank) return Refusal{"not_found", N_("There is no such bank.")};
    Member member{.bank = joining.bank, .person = joining.person, .uid = joining.uid ? *joining.uid : next_uid(tx, joining.bank), .entry_date = joining.entry_date.value_or(tx.today()), .tags = joining.tags};
    if (joining.uid) keep_uid(tx, joining.bank, *joining.uid);
    {
        Transaction::Deed const deed(tx);
        auto const written = tx.add(member);
        if (!written) return Refusal{"uid_taken", N_("Another member has this number."), "uid"};
        // As it stands there, with the moment it was made.
        member = *tx.read(Id<Member>{written.id});
    }
    member.account = account_for(tx, *bank, member);
    save(tx, member);
    if (bank->opening_credit.seconds > 0) {
        auto const given = book_entry(tx, {.bank = bank->id, .kind = ExchangeKind::opening, .from = {}, .to = member.id, .amount = bank->opening_credit});
        if (!given) return given.refusal();
    }
    return member.id;
}

Result<Done> set_active(Transaction& tx, Id<Member> id, bool is_active) {
    auto member = held(tx, id);
    if (!member) return gone();
    if (!looks_after(tx, member->bank)) return only_admins();
    if (member->is_active == is_active) return Done{};
    if (!is_active && is_last_admin(tx, *member)) return last_admin();
    member->is_active = is_active;
    save(tx, *member);
    keep_role(tx, *member);
    tell_activity(tx, id);
    return Done{};
}

Result<Done> set_admin(Transaction& tx, Id<Member> id, bool is_admin) {
    auto member = held(tx, id);
    if (!member) return gone();
    // The first one of a bank is made by whoever made the bank.
    bool const by_superuser = tx.actor().superuser;
    if (!looks_after(tx, member->bank) && !by_superuser) return only_admins();
    if (member->is_admin == is_admin) return Done{};
    if (!by_superuser && member->person->value == tx.actor().person) return Refusal{"own", N_("Another administrator of the bank does that for you.")};
    if (is_admin && !member->is_active) return Refusal{"not_active", N_("Only an active member can look after the bank.")};
    if (!is_admin && is_last_admin(tx, *member)) return last_admin();
    member->is_admin = is_admin;
    save(tx, *member);
    keep_role(tx, *member);
    return Done{};
}

namespace {

/// TB-R34: what is left goes to the bank, what is owed comes from it, so that the bank still sums to zero.
Result<Done> settle(Transaction& tx, Member const& member) {
    auto const accounts = ledger::hold(tx, {*member.account});
    auto const balance = accounts.empty() ? 0 : accounts.front().balance;
    if (balance != 0) {
        Side const bank = {}, own = member.id;
        auto const booked = book_entry(tx, {.bank = member.bank, .kind = ExchangeKind::closing, .from = balance > 0 ? own : bank, .to = balance > 0 ? bank : own, .amount = {std::abs(balance)}});
        if (!booked) return booked.refusal();
    }
    return ledger::close_account(tx, *member.account);
}

/// TB-R46, TB-R36.
void close_posts(Transaction& tx, Member const& member) {
    std::vector<std::int64_t> ids;
    {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "timebank_post" WHERE "member" = $1 AND "is_active" ORDER BY "id")", {member.id.value});
        while (rows->next()) ids.push_back(rows->integer(0));
    }
    Transaction::Deed const deed(tx);
    for (auto const id : ids) {
        auto post = *tx.read(Id<Post>{id});
        post.is_active = false;
        must(static_cast<bool>(tx.change(Post::entity(), to_record(Post::entity(), &post))), "a post can't be closed");
    }
}

void forget_note(Transaction& tx, Member const& member) {
    auto const note = tx.sql().integer(R"(SELECT "id" FROM "timebank_member_note" WHERE "member" = $1)", {member.id.value});
    if (!note) return;
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.remove(MemberNote::entity(), *note, 0)), "the note about who leaves can't be removed");
}

/// What remains is "former member 3".
Result<Done> end(Transaction& tx, Member member) {
    if (auto const settled = settle(tx, member); !settled) return settled.refusal();
    close_posts(tx, member);
    member.is_active = member.is_admin = false;
    keep_role(tx, member);
    forget_note(tx, member);
    close_time_requests(tx, member.id);
    member.person = {};
    member.tags.clear();
    member.left_at = tx.now();
    save(tx, member);
    forget_wishes(tx, member.id);
    return Done{};
}

}  // namespace

Result<Done> leave(Transaction& tx, Id<Member> id) {
    hold_accounts(tx, {id});
    auto member = held(tx, id);
    if (!member) return gone();
    auto const person = *member->person;
    bool const is_own = person.value == tx.actor().person;
    if (!is_own && !looks_after(tx, member->bank)) return only_admins();
    if (!is_own && member->is_active) return Refusal{"still_active", N_("Deactivate the member first; deleting is for good.")};
    if (is_last_admin(tx, *member)) return last_admin();
    auto const accounts = ledger::hold(tx, {*member->account});
    tell_left(tx, *member, {accounts.empty() ? 0 : accounts.front().balance});
    if (auto const ended = end(tx, *member); !ended) return ended;
    // TB-R46: who belongs to no bank any more, and whom nothing else here needs, goes. An office ends the account of nobody
    // who has one of their own.
    bool const is_office_made = !tx.sql().integer(R"(SELECT 1 FROM "people_login" WHERE "person" = $1 AND ("password" <> '' OR "signed_up_at" IS NOT NULL))", {person.value});
    if ((is_own || is_office_made) && !privacy::is_held(tx, person)) privacy::erase_who_left(tx, person);
    return Done{};
}

void end_memberships(Transaction& tx, Change const& change) {
    privacy::Erasure erasure;
    if (!change.after) return;
    to_struct(privacy::Erasure::entity(), *change.after, &erasure);
    if (erasure.state != privacy::ErasureState::done) return;
    std::vector<Id<Member>> members;
    {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "timebank_member" WHERE "person" = $1 ORDER BY "id")", {erasure.person.value});
        while (rows->next()) members.push_back({rows->integer(0)});
    }
    hold_accounts(tx, members);
    for (auto const id : members)
        if (auto const member = held(tx, id)) must(static_cast<bool>(end(tx, *member)), "the membership of somebody who was erased can't be ended");
}

void open_bank(Transaction& tx, Change const& change) {
    if (change.action != Action::add) return;
    Bank bank;
    to_struct(Bank::entity(), *change.after, &bank);
    if (bank.book) return;  // it brings them along
    AnyReference const owner{Bank::entity().full_name(), bank.id.value};
    auto const book = ledger::open_book(tx, {.name = bank.name, .owner = owner});
    must(static_cast<bool>(book), "a bank's book can't be opened");
    auto const account = ledger::open_account(tx, {.book = *book, .owner = owner});
    must(static_cast<bool>(account), "a bank's account can't be opened");
    // Part of its addition, not a change of its own.
    tx.sql().execute(R"(UPDATE "timebank_bank" SET "book" = $2, "account" = $3 WHERE "id" = $1)", {bank.id.value, book->value, account->value});
}

}  // namespace ateneu::timebank
