// A made-up installation, row by row and field by field, against what the database holds afterwards.
#include "apps/timebank/exchange.h"
#include "apps/timebank/petition.h"
#include "apps/timebank/timeoverflow/test_import.h"
#include "apps/timebank/timeoverflow/translations.h"
#include "core/takeover/postgresql_array.h"
#include "domain/ledger/limits.h"
#include "domain/people/preference.h"

namespace ateneu::timebank {
namespace {

using Row = tests::OverflowDump::Row;

class Comparison : public Arrivals {
protected:
    static std::string text(Row const& row, std::string const& column) {
        auto const cell = row.find(column);
        return cell == row.end() ? "" : cell->second.value_or("");
    }
    static std::int64_t number_in(Row const& row, std::string const& column) { return parse_integer(text(row, column)).value_or(0); }
    static bool yes(Row const& row, std::string const& column, bool otherwise = false) {
        auto const held = text(row, column);
        return held.empty() ? otherwise : held == "t";
    }
    static Instant moment(Row const& row, std::string const& column) { return parse_instant(text(row, column)).value_or(Instant{}); }
    /// Each once.
    static Texts tags(Row const& row) {
        Texts kept;
        for (auto const all = takeover::postgresql_array(text(row, "tags")).value_or(Texts{}); auto const& tag : all)
            if (std::find(kept.begin(), kept.end(), tag) == kept.end()) kept.push_back(tag);
        return kept;
    }

    void compare_user(Row const& row) {
        auto const person = brought<people::Person>("users", number_in(row, "id"));
        EXPECT_EQ(people::full_name(person), text(row, "username"));
        auto const email = lower_ascii(text(row, "email"));
        EXPECT_EQ(person.email ? person.email->value : "", email.find("example.com") == std::string::npos ? email : "") << "TB-R41";
        EXPECT_EQ(person.phone, text(row, "phone"));
        EXPECT_EQ(person.alt_phone, text(row, "alt_phone"));
        EXPECT_EQ(person.postcode, text(row, "postcode"));
        EXPECT_EQ(person.about, text(row, "description"));
        EXPECT_EQ(person.born_on, parse_date(text(row, "date_of_birth")));
        std::map<std::string, std::string> const genders{{"female", "F"}, {"male", "M"}, {"others", "O"}, {"prefer_not_to_answer", "U"}, {"", "U"}};
        EXPECT_EQ(person.gender, genders.at(text(row, "gender")));
        EXPECT_EQ(person.created_at, moment(row, "created_at"));
        EXPECT_EQ(person.last_updated_at, moment(row, "updated_at"));
        compare_login(row, person.id);
    }
    void compare_login(Row const& row, Id<people::Person> person) {
        auto const login = read(Id<people::Login>{number(R"(SELECT "id" FROM "people_login" WHERE "person" = )" + std::to_string(person.value))});
        auto const hash = text(row, "encrypted_password");
        EXPECT_EQ(login.password.value, hash.empty() ? "" : "bcrypt$" + hash);
        EXPECT_EQ(login.is_active, !text(row, "confirmed_at").empty());
        EXPECT_EQ(login.confirmed_at, parse_instant(text(row, "confirmed_at")));
        EXPECT_FALSE(login.is_superuser);
        EXPECT_EQ(login.last_login, parse_instant(text(row, "current_sign_in_at")));
        auto const language = Town::text(R"(SELECT "language" FROM "people_preference" WHERE "person" = )" + std::to_string(person.value));
        auto const locale = text(row, "locale");
        auto const& known = tongues();
        EXPECT_EQ(language, std::find(known.begin(), known.end(), locale) != known.end() ? locale : "");
    }

    void compare_bank(Row const& row) {
        auto const bank = brought<Bank>("organizations", number_in(row, "id"));
        EXPECT_EQ(bank.name, text(row, "name"));
        EXPECT_EQ(bank.city, text(row, "city"));
        EXPECT_EQ(bank.neighbourhood, text(row, "neighborhood"));
        EXPECT_EQ(bank.address, text(row, "address"));
        EXPECT_EQ(bank.email.value, lower_ascii(text(row, "email")));
        EXPECT_EQ(bank.phone, text(row, "phone"));
        EXPECT_EQ(bank.web.value, text(row, "web").starts_with("http") ? text(row, "web") : "http://" + text(row, "web")) << "TB-R61";
        EXPECT_EQ(bank.description, text(row, "description"));
        EXPECT_EQ(bank.opening_times, text(row, "public_opening_times"));
        EXPECT_EQ(bank.is_highlighted, yes(row, "highlighted"));
        EXPECT_EQ(bank.last_uid, number_in(row, "reg_number_seq")) << "TB-R39";
        EXPECT_EQ(bank.created_at, moment(row, "created_at"));
        EXPECT_EQ(read(*bank.book).name, bank.name);
    }

    void compare_member(Row const& row) {
        auto const member = brought<Member>("members", number_in(row, "id"));
        EXPECT_EQ(member.bank.value, ours("organizations", number_in(row, "organization_id")));
        ASSERT_TRUE(member.person);
        EXPECT_EQ(member.person->value, ours("users", number_in(row, "user_id")));
        EXPECT_EQ(member.uid, number_in(row, "member_uid")) << "TB-R38";
        EXPECT_EQ(member.is_admin, yes(row, "manager"));
        EXPECT_EQ(member.is_active, yes(row, "active", true));
        EXPECT_EQ(member.entry_date, parse_date(text(row, "entry_date")));
        EXPECT_EQ(member.tags, tags(row));
        EXPECT_EQ(member.created_at, moment(row, "created_at"));
        EXPECT_FALSE(member.left_at);
        auto const roles = number(R"(SELECT COUNT(*) FROM "people_role" WHERE "place_type" = 'timebank.bank' AND "place_id" = )" + std::to_string(member.bank.value) + R"( AND "person" = )" + std::to_string(member.person->value));
        EXPECT_EQ(roles, member.is_admin && member.is_active ? 1 : 0);
    }

    void compare_account(Row const& row, Dump const& dump) {
        auto const account = brought<ledger::Account>("accounts", number_in(row, "id"));
        EXPECT_EQ(account.balance, number_in(row, "balance")) << "to the second";
        EXPECT_EQ(account.lowest, parse_integer(text(row, "min_allowed_balance")));
        EXPECT_EQ(account.highest, parse_integer(text(row, "max_allowed_balance")));
        EXPECT_EQ(account.flagged_since.has_value(), ledger::is_flagged(account.balance, account.lowest, account.highest)) << "TB-R9";
        EXPECT_EQ(account.created_at, moment(row, "created_at"));
        auto const bank = brought<Bank>("organizations", number_in(row, "organization_id"));
        EXPECT_EQ(account.book, *bank.book);
        auto const owner = number_in(row, "accountable_id");
        if (text(row, "accountable_type") == "Organization") {
            EXPECT_EQ(account.id, *bank.account);
            return;
        }
        auto const holder = number(R"(SELECT "id" FROM "timebank_member" WHERE "account" = )" + std::to_string(account.id.value));
        auto const& members = dump.rows("members");
        bool const is_there = std::any_of(members.begin(), members.end(), [&](Row const& member) { return number_in(member, "id") == owner; });
        if (is_there) {
            EXPECT_EQ(holder, ours("members", owner));
            return;
        }
        auto const former = read(Id<Member>{holder});
        EXPECT_FALSE(former.person) << "TB-R35";
        EXPECT_FALSE(former.is_active);
        EXPECT_TRUE(former.left_at);
    }

    void compare_post(Row const& row) {
        auto const post = brought<Post>("posts", number_in(row, "id"));
        EXPECT_EQ(post.title, text(row, "title"));
        EXPECT_EQ(post.type, text(row, "type") == "Offer" ? PostType::offer : PostType::request);
        EXPECT_EQ(post.description, text(row, "description"));
        EXPECT_EQ(post.category.value, ours("categories", number_in(row, "category_id")));
        EXPECT_EQ(post.tags, tags(row));
        EXPECT_EQ(post.is_group, yes(row, "is_group"));
        EXPECT_EQ(post.is_active, yes(row, "active", true));
        EXPECT_EQ(post.start_on, parse_date(text(row, "start_on")));
        EXPECT_EQ(post.end_on, parse_date(text(row, "end_on")));
        EXPECT_EQ(post.created_at, moment(row, "created_at"));
        EXPECT_EQ(post.last_updated_at, moment(row, "updated_at"));
        auto const author = read(post.member);
        EXPECT_EQ(author.person->value, ours("users", number_in(row, "user_id")));
        EXPECT_EQ(author.bank.value, ours("organizations", number_in(row, "organization_id")));
    }

    void compare_transfer(Row const& row, Dump const& dump) {
        auto const key = text(row, "id");
        Id<ledger::Transfer> const id{number(R"(SELECT "id" FROM "ledger_transfer" WHERE "key" = 'import:timeoverflow:transfers:)" + key + "'")};
        auto const exchange = read(Id<Exchange>{number(R"(SELECT "id" FROM "timebank_exchange" WHERE "transfer" = )" + std::to_string(id.value))});
        EXPECT_EQ(exchange.at, moment(row, "created_at"));
        EXPECT_EQ(exchange.value_date, local(exchange.at, "Europe/Madrid").date);
        EXPECT_EQ(exchange.reason, text(row, "reason"));
        EXPECT_EQ(exchange.post ? exchange.post->value : 0, ours("posts", number_in(row, "post_id")));
        EXPECT_EQ(exchange.entered_by ? exchange.entered_by->value : 0, ours("users", number_in(row, "operator_id")));
        int sides = 0;
        for (auto const& movement : dump.rows("movements")) {
            if (text(movement, "transfer_id") != key) continue;
            auto const amount = number_in(movement, "amount");
            EXPECT_EQ(std::abs(amount), exchange.amount.seconds);
            EXPECT_EQ(number(R"(SELECT COUNT(*) FROM "ledger_posting" WHERE "transfer" = )" + std::to_string(id.value) + R"( AND "amount" = )" + std::to_string(amount) + R"( AND "account" = )" +
                             std::to_string(ours("accounts", number_in(movement, "account_id")))), 1);
            ++sides;
        }
        EXPECT_EQ(sides, 2);
    }

    void compare_petition(Row const& row) {
        auto const petition = brought<Petition>("petitions", number_in(row, "id"));
        EXPECT_EQ(petition.person.value, ours("users", number_in(row, "user_id")));
        EXPECT_EQ(petition.bank.value, ours("organizations", number_in(row, "organization_id")));
        EXPECT_EQ(static_cast<std::int64_t>(petition.state), number_in(row, "status"));
        EXPECT_EQ(petition.asked_at, moment(row, "created_at"));
        EXPECT_EQ(petition.decided_at, petition.state == PetitionState::pending ? std::nullopt : std::optional(moment(row, "updated_at"))) << "TB-R52";
    }

    void compare_category(Row const& row) {
        auto const category = brought<Category>("categories", number_in(row, "id"));
        std::set<std::string> names{fold(category.name)};
        for (auto const& [language, name] : category.names.texts) names.insert(fold(name));
        int alike = 0;
        auto const theirs = timeoverflow::translations(text(row, "name_translations")).value_or(std::map<std::string, std::string>());
        for (auto const& [language, name] : theirs) alike += names.contains(fold(name)) ? 1 : 0;
        EXPECT_GT(alike, 0) << text(row, "name_translations");
    }

    void compare(Dump const& dump) {
        for (auto const& row : dump.rows("users")) compare_user(row);
        for (auto const& row : dump.rows("organizations")) compare_bank(row);
        for (auto const& row : dump.rows("members")) compare_member(row);
        for (auto const& row : dump.rows("accounts")) compare_account(row, dump);
        for (auto const& row : dump.rows("categories")) compare_category(row);
        for (auto const& row : dump.rows("posts")) compare_post(row);
        for (auto const& row : dump.rows("transfers")) compare_transfer(row, dump);
        if (dump.count("transfers") == 0) ADD_FAILURE() << "nothing to compare";
    }

    /// Nothing came that isn't in the dump, and every row is accounted for.
    void count(Dump const& dump, takeover::ImportReport const& report, std::map<std::string, std::int64_t> const& before) {
        auto const after = counts();
        auto const more = [&](char const* ours) { return after.at(ours) - before.at(ours); };
        EXPECT_EQ(more("people_person"), dump.count("users"));
        EXPECT_EQ(more("timebank_bank"), dump.count("organizations"));
        EXPECT_EQ(more("ledger_account"), dump.count("accounts"));
        EXPECT_EQ(more("timebank_post"), dump.count("posts"));
        EXPECT_EQ(more("timebank_exchange"), dump.count("transfers"));
        EXPECT_EQ(more("ledger_posting"), dump.count("movements"));
        EXPECT_EQ(more("core_change_set"), 1);
        for (auto const* name : {"users", "organizations", "members", "accounts", "posts", "transfers", "movements"}) {
            EXPECT_EQ(table(report, name).in_dump, dump.count(name)) << name;
            EXPECT_EQ(table(report, name).written, dump.count(name)) << name;
        }
    }
};
INSTANTIATE_TEST_SUITE_P(BothDatabases, Comparison, tests::both_databases(), tests::dialect_name);

TEST_P(Comparison, EveryFieldOfEveryRowIsThere) {
    auto const dump = Dump::of({.banks = 2, .users = 40, .transfers = 150, .seed = 7});
    auto const before = counts();
    auto const report = import(dump);
    count(dump, report, before);
    compare(dump);
    for (auto const& row : dump.rows("petitions")) compare_petition(row);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Comparison, OldReleasesComeToo) {
    auto const dump = Dump::of({.banks = 3, .users = 25, .transfers = 60, .seed = 11, .version = Dump::Version::of_2018});
    auto const before = counts();
    count(dump, import(dump), before);
    compare(dump);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Comparison, NewReleasesComeTooAndTellWhatIsNotKnown) {
    auto const dump = Dump::of({.banks = 1, .users = 12, .transfers = 30, .seed = 13, .version = Dump::Version::next});
    auto const report = import(dump);
    compare(dump);
    EXPECT_EQ(table(report, "moon_phases").left_out.front().what, "a table that this program doesn't know");
    auto const unknown = table(report, "users").unknown_columns;
    EXPECT_NE(std::find(unknown.begin(), unknown.end(), "favourite_moon"), unknown.end());
    EXPECT_EQ(table(report, "documents").left_out.front().count, 1);
}

TEST_P(Comparison, TheOrderOfTheDumpDoesNotMatter) {
    auto const dump = Dump::of({.banks = 2, .users = 20, .transfers = 50, .seed = 17});
    import(dump, {.shuffle = 5});
    compare(dump);
    EXPECT_EQ(problems(), std::vector<std::string>{});
}

TEST_P(Comparison, InsertsAreReadLikeCopies) {
    auto const dump = Dump::of({.banks = 2, .users = 10, .transfers = 20, .seed = 19});
    import(dump, {.inserts = true, .shuffle = 3});
    compare(dump);
}

}  // namespace
}  // namespace ateneu::timebank
