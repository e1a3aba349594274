#include "apps/timebank/demo.h"

#include <algorithm>

#include "apps/timebank/allying.h"
#include "apps/timebank/applying.h"
#include "apps/timebank/membership.h"
#include "apps/timebank/pay.h"
#include "apps/timebank/time_request.h"
#include "domain/people/person.h"

namespace ateneu::timebank {

namespace {

struct Said {
    char const* title;
    char const* text;
    char const* tag;
    int category;  ///< its place among the seeded ones
    PostType type;
};
constexpr Said said[] = {
    {"Bicycle repair", "Punctures, brakes, gears. Bring the parts, I bring the tools.", "bicycles", 9, PostType::offer},
    {"Company on walks", "For somebody who would rather not go alone. I know the quiet streets.", "walking", 1, PostType::offer},
    {"Help with forms", "Letters of the town hall, tax, appointments on the internet.", "paperwork", 4, PostType::offer},
    {"Haircut at home", "Also for those who can't go out.", "hair", 5, PostType::offer},
    {"Conversation in English", "An hour in the park or by video.", "languages", 6, PostType::offer},
    {"Sewing: hems and zips", "On Tuesdays, with my own machine.", "sewing", 3, PostType::offer},
    {"Lending: drill and ladder", "For a day or two; I show how it works.", "tools", 10, PostType::offer},
    {"Somebody to water plants in August", "Two balconies, every third day.", "plants", 3, PostType::request},
    {"Help to carry a wardrobe", "Third floor without a lift, two strong people.", "moving", 9, PostType::request},
    {"First steps with a telephone", "My mother has a new one and no patience with me.", "computers", 6, PostType::request},
};
constexpr int of_each_bank = 24;

Id<Bank> bank(Transaction& tx, Bank const& about) {
    auto const written = tx.add(about);
    must(static_cast<bool>(written), "a bank of the demo");
    return {written.id};
}

std::vector<Id<people::Person>> some_people(Transaction& tx, int skip) {
    std::vector<Id<people::Person>> found;
    auto const rows = tx.sql().query(R"(SELECT "id" FROM "people_person" WHERE "archived_at" IS NULL ORDER BY "id" LIMIT $1 OFFSET $2)", {std::int64_t{of_each_bank}, std::int64_t{skip}});
    while (rows->next()) found.push_back({rows->integer(0)});
    return found;
}

std::vector<Id<Member>> members_of(Transaction& tx, Id<Bank> where, int skip) {
    std::vector<Id<Member>> members;
    for (auto const person : some_people(tx, skip)) {
        auto const joined = join(tx, {.bank = where, .person = person, .entry_date = Date{tx.today().days - 400 + 11 * static_cast<int>(members.size())}, .tags = {said[members.size() % std::size(said)].tag}});
        must(static_cast<bool>(joined), "a member of the demo");
        members.push_back(*joined);
    }
    must(static_cast<bool>(set_admin(tx, members.front(), true)), "an administrator of the demo");
    return members;
}

std::vector<Id<Post>> posts_of(Transaction& tx, Id<Bank> where, std::vector<Id<Member>> const& members) {
    std::vector<Id<Post>> posts;
    for (std::size_t i = 0; i < std::size(said); ++i) {
        auto const& each = said[i];
        auto const category = tx.sql().integer(R"(SELECT "id" FROM "timebank_category" WHERE "place" = $1)", {std::int64_t{each.category}});
        auto const written = tx.add(Post{.bank = where, .member = members[i + 1], .type = each.type, .title = each.title, .category = {category.value_or(0)}, .description = each.text, .tags = {each.tag}});
        must(static_cast<bool>(written), "a post of the demo");
        posts.push_back({written.id});
    }
    return posts;
}

/// Members in turn, so that everybody gives and takes; every other payment is for an offer.
void payments(Transaction& tx, Id<Bank> where, std::vector<Id<Member>> const& members, std::vector<Id<Post>> const& posts) {
    for (int i = 0; i < 60; ++i) {
        auto const number = static_cast<std::size_t>(i);
        auto const offer = number % 7;  // the first seven are offers
        bool const for_offer = i % 2 == 0;
        auto const to = for_offer ? members[offer + 1] : members[(number * 5 + 3) % members.size()];
        auto const from = members[(number * 7 + 9) % members.size()];
        if (from == to) continue;
        auto const paid = pay(tx, {.bank = where, .from = from, .to = to, .amount = {900 * (1 + (i * 3) % 9)}, .post = for_offer ? std::optional(posts[offer]) : std::nullopt,
                                   .reason = for_offer ? "" : "Cheque", .cheque_no = for_offer ? "" : std::to_string(100 + i), .value_date = Date{tx.today().days - 3 * (60 - i)}});
        must(static_cast<bool>(paid), "a payment of the demo");
    }
}

void petition(Transaction& tx, Id<Bank> where, int skip) {
    auto const people = some_people(tx, skip);
    if (people.empty()) return;
    auto const written = tx.add(Petition{.bank = where, .person = people.front(), .message = "I mend bicycles and would like to learn sewing.", .asked_at = tx.now()});
    must(static_cast<bool>(written), "an application of the demo");
}

/// Time that somebody asked for and nobody has answered yet.
void asked(Transaction& tx, Id<Bank> where, std::vector<Id<Member>> const& members) {
    if (members.size() < 6) return;
    int hours = 0;
    for (auto const& [payee, payer] : {std::pair(members[2], members[1]), std::pair(members[1], members[4]), std::pair(members[5], members[0])}) {
        auto const written = tx.add(TimeRequest{.bank = where, .payee = payee, .payer = payer, .amount = {5400 + 3600 * hours++}, .reason = "What we did on Saturday", .asked_at = tx.now()});
        must(static_cast<bool>(written), "time asked for in the demo");
    }
}

struct Filled {
    Id<Bank> bank;
    std::vector<Id<Member>> members;
};
Filled fill(Transaction& tx, Bank const& about, int skip) {
    auto const where = bank(tx, about);
    auto const members = members_of(tx, where, skip);
    payments(tx, where, members, posts_of(tx, where, members));
    petition(tx, where, skip + of_each_bank);
    asked(tx, where, members);
    return {where, members};
}

/// Time that crossed between the two, and a settlement that waits.
void ally(Transaction& tx, Filled const& one, Filled const& other) {
    if (one.members.size() < 6 || other.members.size() < 6) return;
    auto const asked = ask_alliance(tx, other.bank, one.bank, Duration{40 * 3600});
    must(asked && accept_alliance(tx, *asked), "an alliance of the demo");
    for (std::size_t i = 2; i < 6; ++i) {
        auto const& [from, to] = i == 4 ? std::pair(other, one) : std::pair(one, other);
        auto const paid = pay_ally(tx, {.bank = from.bank, .from = from.members[i], .amount = {1800 * static_cast<std::int64_t>(i)}, .reason = "Guest on a course", .value_date = Date{tx.today().days - 9 + static_cast<int>(i)}}, {to.bank, to.members[i]});
        must(static_cast<bool>(paid), "a payment of the demo between banks");
    }
    must(static_cast<bool>(propose_settlement(tx, *asked, other.bank, Duration{3600})), "a settlement of the demo");
}

}  // namespace

void make_demo(Transaction& tx) {
    auto const barri = fill(tx, {.name = "Banc de Temps del Barri Vell", .city = "Girona", .neighbourhood = "Barri Vell", .address = "Carrer de la Força, 1", .latitude = Degrees{41.9874}, .longitude = Degrees{2.8259},
              .email = {"barrivell@example.test"}, .phone = "972 000 000", .description = "We help each other with what we know. **One hour is one hour**, whatever it is.", .opening_times = "Tuesdays and Thursdays, 18:00–20:00",
              .is_highlighted = true, .lowest = Duration{-20 * 3600}, .highest = Duration{40 * 3600}}, 0);
    auto const ruzafa = fill(tx, {.name = "Banco de Tiempo de Ruzafa", .city = "València", .neighbourhood = "Ruzafa", .latitude = Degrees{39.4613}, .longitude = Degrees{-0.3733}, .email = {"ruzafa@example.test"}, .description = "Neighbours who exchange time since 2019."}, of_each_bank);
    ally(tx, barri, ruzafa);
}

}  // namespace ateneu::timebank
