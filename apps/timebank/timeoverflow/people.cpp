#include <algorithm>
#include <unordered_set>

#include "apps/timebank/timeoverflow/password.h"
#include "apps/timebank/timeoverflow/taking.h"
#include "core/access/password.h"
#include "core/base/message.h"
#include "core/base/text.h"
#include "domain/people/login.h"
#include "domain/people/person.h"
#include "domain/people/preference.h"

namespace ateneu::timebank::timeoverflow {

namespace {

constexpr auto table = "users";

/// TB-R41: whoever had no address got one of these.
bool is_placeholder(std::string_view address) { return address.find("example.com") != std::string_view::npos; }

class People {
public:
    explicit People(Taking& taking) : taking_(taking) {
        auto const people = taking.sql.query(R"(SELECT "id", "username", "email", "archived_at" IS NOT NULL FROM "people_person" ORDER BY "id")");
        while (people->next()) {
            taking.usernames.emplace(people->text(1));
            if (people->boolean(3)) archived_.insert(people->integer(0));
            if (!people->is_null(2)) holders_.emplace(lower_ascii(trimmed(people->text(2))), people->integer(0));
        }
        auto const logins = taking.sql.query(R"(SELECT "person", "id", "password", "signed_up_at" IS NOT NULL, "confirmed_at" IS NULL, "is_superuser" FROM "people_login")");
        while (logins->next()) {
            logins_.emplace(logins->integer(0), Login{logins->integer(1), is_usable_hash(logins->text(2)), logins->boolean(3), logins->boolean(3) && logins->boolean(4)});
            if (logins->boolean(5)) trusted_.insert(logins->integer(0));
        }
        auto const trusted = taking.sql.query(R"(SELECT "person" FROM "people_person_groups" UNION SELECT "person" FROM "people_person_permissions" UNION SELECT "person" FROM "people_role")");
        while (trusted->next()) trusted_.insert(trusted->integer(0));
    }

    void take(std::vector<Row> const& rows) {
        for (auto const& row : rows) take(row);
        taking_.batch.write();
        for (auto const& [login, hash] : passwords_) taking_.sql.execute(R"(UPDATE "people_login" SET "password" = $2 WHERE "id" = $1)", {login, hash});
        passwords_.clear();
    }

private:
    struct Login {
        std::int64_t id = 0;
        bool has_password = false;
        bool signed_up = false;    ///< they made it themselves
        bool is_unproved = false;  ///< and never showed that the address is theirs
    };

    void take(Row const& row) {
        if (auto const ours = taking_.brought(table, row)) {
            taking_.people[row.id()] = *ours;
            return;
        }
        auto const email = address_of(row);
        if (auto const holder = email.empty() ? holders_.end() : holders_.find(email); holder != holders_.end()) return merge(row, holder->second);
        auto const person = taking_.batch.add(person_of(row, email));
        if (!email.empty()) holders_.emplace(email, person);
        add_login(row, person, is_confirmed(row));
        add_preference(row, person);
        taking_.people[row.id()] = person;
        taking_.remember(table, row, people::Person::entity(), person);
        taking_.tally.written(table);
    }

    /// Somebody who is here already stays as they are (TB-R40); only who had no password keeps the one from over there.
    void merge(Row const& row, std::int64_t person) {
        taking_.people[row.id()] = person;
        taking_.remember(table, row, people::Person::entity(), person);
        ++taking_.tally.of(table).merged;
        // An address that nobody confirmed doesn't show that it is the same person.
        if (!is_confirmed(row)) return;
        // A file gives nobody a way into an account that may do more here than a member.
        if (trusted_.contains(person)) return;
        auto const hash = hash_of(row);
        auto const login = logins_.find(person);
        if (login != logins_.end() && login->second.is_unproved) return hand_over(row, person, login->second);
        if (login != logins_.end() && login->second.signed_up) taking_.tally.changed(table, "joined to somebody who signed up here by themselves: look whether it is them", row.key());
        if (archived_.contains(person)) return;
        if (login == logins_.end()) {
            add_login(row, person, true);
        } else if (!login->second.has_password && !hash.empty()) {
            passwords_.emplace_back(login->second.id, hash);
            login->second.has_password = true;
        }
    }

    /// Whoever took the address here without showing that it is theirs gives way to who did so over there.
    void hand_over(Row const& row, std::int64_t person, Login& login) {
        taking_.sql.execute(R"(UPDATE "people_login" SET "password" = $2, "confirmed_at" = $3 WHERE "id" = $1)", {login.id, hash_of(row), iso(row.moment("confirmed_at").value_or(taking_.tx.now()))});
        for (auto const* made : {R"(DELETE FROM "people_session" WHERE "person" = $1)", R"(DELETE FROM "people_token" WHERE "person" = $1)"}) taking_.sql.execute(made, {person});
        taking_.tally.changed(table, "an account with this address that nobody had confirmed was handed over", row.key());
        login.is_unproved = false;
        login.has_password = !hash_of(row).empty();
    }

    void add_login(Row const& row, std::int64_t person, bool is_active) {
        people::Login login{.person = {person}, .password = {hash_of(row)}, .is_active = is_active, .last_login = row.moment("current_sign_in_at"), .confirmed_at = row.moment("confirmed_at")};
        if (!login.last_login) login.last_login = row.moment("last_sign_in_at");
        bool const has_password = !login.password.value.empty();
        logins_[person] = {taking_.batch.add(std::move(login)), has_password};
    }

    void add_preference(Row const& row, std::int64_t person) {
        auto const locale = lower_ascii(row.text("locale"));
        auto const language = language_of(locale);
        if (language.empty() && !locale.empty()) taking_.tally.changed(table, "a language that this program doesn't speak: as the browser asks", row.key());
        bool const wants_news = row.boolean("notifications").value_or(true);
        if (!language.empty() || !wants_news) taking_.batch.add(people::Preference{.person = {person}, .language = {language}, .mails_news = wants_news});
    }

    /// One that pages can be read in, `pt-BR` as such or at least as `pt`; "" where there is none.
    static std::string language_of(std::string const& locale) {
        std::string alike;
        for (auto const& tongue : tongues()) {
            if (lower_ascii(tongue) == locale) return tongue;
            if (lower_ascii(tongue) == locale.substr(0, locale.find_first_of("-_"))) alike = tongue;
        }
        return alike;
    }

    /// In dumps from before addresses were confirmed, everybody counts.
    bool is_confirmed(Row const& row) const { return !row.is_null("confirmed_at") || !taking_.says_confirmed; }

    std::string address_of(Row const& row) {
        auto email = lower_ascii(row.text("email"));
        if (email.empty() || is_placeholder(email)) return {};
        if (is_email(email)) return email;
        taking_.tally.changed(table, "the e-mail is none, and was left empty", row.key());
        return {};
    }

    std::string hash_of(Row const& row) {
        auto const stored = row.text("encrypted_password");
        if (stored.empty()) return {};
        if (auto const hash = devise_hash(stored)) return *hash;
        taking_.tally.changed(table, "the password is of an unknown kind, and was left empty", row.key());
        return {};
    }

    people::Person person_of(Row const& row, std::string const& email) {
        people::Person person{.personal = row.text("username"),
                              .phone = row.text("phone"),
                              .alt_phone = row.text("alt_phone"),
                              .postcode = row.text("postcode"),
                              .born_on = row.date("date_of_birth"),
                              .about = row.raw("description"),
                              .created_at = row.moment("created_at").value_or(taking_.options.now),
                              .last_updated_at = row.moment("updated_at")};
        if (person.personal.empty()) {
            person.personal = "User " + row.key();
            taking_.tally.changed(table, "somebody without a name", row.key());
        }
        person.username = taking_.free_username(person.personal);
        if (!email.empty()) person.email = Email{email};
        if (!person.born_on && !row.text("date_of_birth").empty()) taking_.tally.changed(table, "the birth date is no day of the calendar, and was left empty", row.key());
        set_gender(person, row);
        return person;
    }

    void set_gender(people::Person& person, Row const& row) {
        auto const gender = lower_ascii(row.text("gender"));
        if (gender == "female") person.gender = "F";
        else if (gender == "male") person.gender = "M";
        else if (gender == "others") {
            // Whoever edits the person later is asked for a word; theirs was this one.
            person.gender = "O";
            person.gender_other = "others";
        } else if (!gender.empty() && gender != "prefer_not_to_answer") {
            taking_.tally.changed(table, "an unknown gender: not said", row.key());
        }
    }

    Taking& taking_;
    std::unordered_map<std::string, std::int64_t> holders_;  ///< of addresses
    std::unordered_map<std::int64_t, Login> logins_;  ///< by person
    std::unordered_set<std::int64_t> trusted_, archived_;
    std::vector<std::pair<std::int64_t, std::string>> passwords_;
};

}  // namespace

void take_people(Taking& taking) {
    People people(taking);
    in_parts(taking.sql, table, [&](std::vector<Row> const& rows) { people.take(rows); });
}

}  // namespace ateneu::timebank::timeoverflow
