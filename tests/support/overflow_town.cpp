// A whole installation, made up.
#include <random>

#include "tests/support/overflow_dump.h"

namespace ateneu::tests {

namespace {

constexpr char const* first_names[] = {"Núria", "Jordi", "Ana", "José María", "Itziar", "Xoán", "Zoë", "O'Neil", "Łucja", "愛子"};
constexpr char const* last_names[] = {"Camps i Font", "Núñez Ros", "García", "Etxeberria", "d'Abo", "Müller-Roca"};
constexpr char const* words[] = {"yoga", "costura", "música", "two words", "say \"no\"", "back\\slash", "comma, here", "NULL", "hort"};
constexpr char const* texts[] = {"Plain", "Two\nlines\tand a tab", "C:\\path\\n", "**Markdown** with «quotes» 'n' \"more\"", "Ünïcödé ☀ 日本語", "\\.", "\\N"};
constexpr char const* genders[] = {"female", "male", "others", "prefer_not_to_answer"};
constexpr char const* locales[] = {"es", "ca", "en", "eu", "pt-BR"};

class Maker {
public:
    Maker(OverflowDump& dump, OverflowDump::Town const& town) : dump_(dump), town_(town), chance_(town.seed) {}

    void make() {
        categories();
        for (int i = 1; i <= town_.banks; ++i) bank(i);
        for (int i = 1; i <= town_.users; ++i) user(i);
        departures();
        for (auto const organization : banks_) dump_.set("organizations", organization, "reg_number_seq", std::to_string(last_[organization]));
        posts();
        transfers();
        others();
    }

private:
    std::size_t below(std::size_t end) { return chance_() % end; }
    bool one_in(std::size_t many) { return below(many) == 0; }
    template <std::size_t Size>
    char const* any(char const* const (&list)[Size]) { return list[below(Size)]; }
    std::string date(int from, int years) { return std::to_string(from + static_cast<int>(below(static_cast<std::size_t>(years)))) + "-0" + std::to_string(1 + below(9)) + "-" + std::to_string(10 + below(19)); }
    std::string moment() { return date(2016, 9) + " 1" + std::to_string(below(10)) + ":2" + std::to_string(below(10)) + ":3" + std::to_string(below(10)) + "." + std::to_string(100000 + below(900000)); }

    void categories() {
        std::pair<char const*, char const*> const names[] = {{"Salud", "Salut"}, {"Clases", "Classes"}, {"Huerto y plantas", "Hort i plantes"}, {"Otros", "Altres"}};
        for (auto const& [es, ca] : names) {
            auto const text = town_.version == OverflowDump::Version::of_2018 ? "\"ca\"=>\"" + std::string(ca) + "\", \"es\"=>\"" + es + "\", \"en\"=>NULL"
                                                                              : "{\"ca\": \"" + std::string(ca) + "\", \"es\": \"" + es + "\"}";
            dump_.add("categories", {{"name_translations", text}, {"icon_name", "star"}});
        }
    }

    void bank(int i) {
        auto const id = dump_.bank("Banc de temps «" + std::to_string(i) + "»");
        banks_.push_back(id);
        for (auto const& [column, value] : {std::pair("city", std::string("Còrdova")), std::pair("neighborhood", std::string("Sants")), std::pair("address", std::string("C/ Major, 1\n2n 1a")),
                                            std::pair("email", std::string("Banc") + std::to_string(i) + "@Mail.test"), std::pair("phone", std::string("93 000 00 0") + std::to_string(i)),
                                            std::pair("web", std::string(i % 2 ? "www.banc.test" : "https://banc.test/x")), std::pair("description", std::string(any(texts))),
                                            std::pair("public_opening_times", std::string("dl 10–13"))})
            dump_.set("organizations", id, column, value);
    }

    void user(int i) {
        auto const name = std::string(any(first_names)) + " " + any(last_names);
        auto const id = dump_.user(name, one_in(5) ? OverflowDump::Cell() : OverflowDump::Cell((one_in(6) ? "USER" : "user") + std::to_string(i) + "@Mail.test"));
        std::map<std::string, OverflowDump::Cell> facts{{"phone", "600 11 " + std::to_string(i)}, {"gender", one_in(5) ? OverflowDump::Cell() : OverflowDump::Cell(any(genders))},
                                                        {"description", one_in(3) ? OverflowDump::Cell() : OverflowDump::Cell(any(texts))}, {"locale", any(locales)}, {"created_at", moment()}, {"updated_at", moment()},
                                                        {"date_of_birth", one_in(4) ? OverflowDump::Cell() : OverflowDump::Cell(date(1930, 75))}};
        if (town_.version != OverflowDump::Version::of_2018) facts["postcode"] = "0800" + std::to_string(i % 10);
        if (one_in(3)) facts["current_sign_in_at"] = moment();
        if (one_in(8)) facts["confirmed_at"] = std::nullopt;
        for (auto const& [column, value] : facts) dump_.set("users", id, column, value);
        join(id, banks_[below(banks_.size())]);
        if (banks_.size() > 1 && one_in(7)) join(id, seats_.back().organization == banks_[0] ? banks_[1] : banks_[0]);
    }

    void join(std::int64_t user, std::int64_t organization) {
        // Numbers of those who left are missing.
        auto& last = last_[organization] += one_in(6) ? 2 : 1;
        auto const id = dump_.member(user, organization, last);
        seats_.push_back({user, organization, id, dump_.account_of("Member", id)});
        dump_.set("members", id, "entry_date", date(2016, 8));
        dump_.set("members", id, "created_at", moment());
        dump_.set("members", id, "manager", last == 1 ? "t" : one_in(4) ? OverflowDump::Cell() : OverflowDump::Cell("f"));
        if (last > 1 && one_in(9)) dump_.set("members", id, "active", "f");
        if (town_.version != OverflowDump::Version::of_2018 && one_in(2)) dump_.set("members", id, "tags", array_text({any(words), any(words)}));
        if (one_in(6)) {
            dump_.set("accounts", seats_.back().account, "min_allowed_balance", "-36000");
            dump_.set("accounts", seats_.back().account, "max_allowed_balance", "7200");
        }
    }

    /// Members who are gone; their accounts stay, and so do their users or not.
    void departures() {
        for (auto const organization : banks_)
            for (int i = 0; i < 1 + town_.users / (30 * town_.banks); ++i) {
                auto const user = dump_.user("Gone", "gone" + std::to_string(organization) + "-" + std::to_string(i) + "@mail.test");
                auto const id = dump_.member(user, organization, ++last_[organization]);
                gone_.push_back({user, organization, id, dump_.account_of("Member", id)});
                dump_.drop_row("members", id);
                if (i % 2 == 0) dump_.drop_row("users", user);
            }
    }

    void posts() {
        for (auto const& seat : seats_) {
            if (one_in(3)) continue;
            OverflowDump::Row row{{"title", std::string("Faig ") + any(words)}, {"type", one_in(3) ? "Inquiry" : "Offer"}, {"category_id", std::to_string(1 + below(4))}, {"user_id", std::to_string(seat.user)},
                                  {"organization_id", std::to_string(seat.organization)}, {"description", any(texts)}, {"tags", one_in(3) ? OverflowDump::Cell() : OverflowDump::Cell(array_text({any(words)}))},
                                  {"is_group", one_in(5) ? "t" : "f"}, {"active", one_in(5) ? "f" : "t"}, {"created_at", moment()}, {"updated_at", moment()}, {"tsv", "'faig':1 'yoga':2"}};
            if (one_in(5)) row["end_on"] = date(2024, 2);
            posts_.emplace_back(dump_.add("posts", row), seat);
        }
    }

    void transfers() {
        if (town_.transfers > 20'000) return dump_.many_transfers(town_.transfers, town_.seed);
        for (int i = 0; i < town_.transfers; ++i) {
            auto const& giver = one_in(12) ? gone_[below(gone_.size())] : seats_[below(seats_.size())];
            auto taker = dump_.account_of("Organization", giver.organization);
            for (int attempts = 0; attempts < 5; ++attempts)
                if (auto const& other = seats_[below(seats_.size())]; other.organization == giver.organization && other.account != giver.account) taker = other.account;
            auto const back = one_in(6);
            OverflowDump::Row more{{"reason", one_in(2) ? OverflowDump::Cell() : OverflowDump::Cell(any(texts))}};
            for (auto const& [post, seat] : posts_)
                if (seat.account == taker && one_in(2)) more["post_id"] = std::to_string(post);
            if (one_in(10)) more["operator_id"] = std::to_string(seats_[below(seats_.size())].user);
            auto const seconds = one_in(8) ? 1 + static_cast<std::int64_t>(below(9000)) : 900 * (1 + static_cast<std::int64_t>(below(16)));
            dump_.transfer(back ? taker : giver.account, back ? giver.account : taker, seconds, moment(), more);
        }
    }

    void others() {
        dump_.add("documents", {{"label", "t&c"}, {"title_translations", R"({"es": "Condiciones"})"}, {"content_translations", R"({"es": "# Texto\nlargo"})"}});
        dump_.add("events", {{"action", "1"}, {"post_id", "1"}});
        dump_.add("device_tokens", {{"user_id", "1"}, {"token", "ExponentPushToken[x]"}});
        if (town_.version == OverflowDump::Version::of_2018) return;
        for (int i = 0; i < 3 && i < town_.users; ++i)
            dump_.add("petitions", {{"user_id", std::to_string(i + 1)}, {"organization_id", std::to_string(banks_.back())}, {"status", std::to_string(i)}, {"created_at", moment()}, {"updated_at", moment()}});
    }

    struct Seat {
        std::int64_t user, organization, member, account;
    };
    OverflowDump& dump_;
    OverflowDump::Town town_;
    std::mt19937_64 chance_;
    std::vector<std::int64_t> banks_;
    std::map<std::int64_t, int> last_;
    std::vector<Seat> seats_, gone_;
    std::vector<std::pair<std::int64_t, Seat>> posts_;
};

}  // namespace

OverflowDump OverflowDump::of(Town const& town) {
    OverflowDump dump(town.version);
    Maker(dump, town).make();
    return dump;
}

}  // namespace ateneu::tests
