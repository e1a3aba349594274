#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/entity/entity.h"

// A small community that borrows and orders things. Together its entities use every member type and every
// option that core/entity knows, so that what serves all entities can be tried on all there is.

namespace ateneu::specimen {

struct Branch;
struct Item;
struct Member;
struct Order;
struct Tag;

/// A house of the community: a scope itself, and that of its bookings. Everybody inside may look it up.
struct Branch {
    Id<Branch> id;
    Slug code;
    std::string name;
    static Entity const& entity();
};

/// `person` is whom the actor is. Who lacks the permission to view sees only their own row.
struct Member {
    Id<Member> id;
    std::optional<std::int64_t> person;
    std::string name;
    std::optional<Email> email;
    Date joined_on;
    int level = 0;     ///< superusers change it
    Duration balance;  ///< deeds and imports change it
    std::optional<Id<Branch>> branch;
    bool is_head = false;  ///< one in each branch
    std::vector<Id<Member>> friends;  ///< friendship is mutual
    Instant created_at, updated_at;
    static Entity const& entity();
};

/// A facet of the member.
struct Card {
    Id<Card> id;
    Id<Member> member;
    std::string street;
    Secret pin;
    static Entity const& entity();
};

struct Tag {
    Id<Tag> id;
    std::string name;
    static Entity const& entity();
};

struct Item {
    Id<Item> id;
    Slug code;
    std::string name;
    Money price;
    std::vector<Id<Tag>> tags;
    static Entity const& entity();
};

enum class OrderState : std::uint8_t { open, sent, paid };
constexpr Choice order_states[] = {{"open", N_("Open")}, {"sent", N_("Sent")}, {"paid", N_("Paid")}};
constexpr std::span<Choice const> choices_of(OrderState) { return order_states; }

/// A line of an order: a child, saved with it.
struct OrderLine {
    Id<OrderLine> id;
    Id<Order> order;
    Id<Item> item;
    int quantity = 1;
    std::string note;
    static Entity const& entity();
};

struct Order {
    Id<Order> id;
    int number = 0;
    Id<Member> customer;
    Date placed_on;
    std::optional<Date> sent_on;
    OrderState state = OrderState::open;
    std::vector<OrderLine> lines;
    static Entity const& entity();
};

/// Who borrowed what; seen by its branch's people, and by the member.
struct Booking {
    Id<Booking> id;
    Id<Branch> branch;
    Id<Member> member;
    Id<Item> item;
    Date day;
    std::optional<Date> returned_on;
    static Entity const& entity();
};

/// What is to be done in a branch; seen by those alone who look after it.
struct Errand {
    Id<Errand> id;
    Id<Branch> branch;
    std::string title, note;
    static Entity const& entity();
};

enum class Size : std::uint8_t { small, middle, large };
constexpr Choice sizes[] = {{"s", N_("Small")}, {"m", N_("Middle")}, {"l", N_("Large")}};
constexpr std::span<Choice const> choices_of(Size) { return sizes; }

/// One field of every kind.
struct Sheet {
    Id<Sheet> id;
    std::string title, notes;
    Email email;
    Url url;
    Slug slug;
    Country country;
    LanguageTag language;
    TimeZone zone;
    std::string colour;
    Size size = Size::small;
    Uuid uuid;
    Json extra{"null"};
    Secret pin;
    int count = 0;
    std::int64_t big = 0;
    bool ticked = false;
    Date day;
    Instant moment;
    Decimal weight;
    Duration length;
    Money cost;
    TimeRange when;
    Degrees latitude;
    Id<Member> member;
    AnyReference about;
    std::vector<std::string> words;
    std::vector<std::int64_t> numbers;
    Translated greeting;
    std::vector<Id<Tag>> tags;
    std::string old_name;
    Instant created_at, updated_at;
    static Entity const& entity();
};

/// One field of every kind that may be absent.
struct Slip {
    Id<Slip> id;
    std::optional<std::string> title, notes;
    std::optional<Email> email;
    std::optional<Url> url;
    std::optional<Slug> slug;
    std::optional<Country> country;
    std::optional<LanguageTag> language;
    std::optional<TimeZone> zone;
    std::optional<std::string> colour;
    std::optional<Size> size;
    std::optional<Uuid> uuid;
    std::optional<Json> extra;
    std::optional<Secret> pin;
    std::optional<int> count;
    std::optional<bool> ticked;
    std::optional<Date> day;
    std::optional<Instant> moment;
    std::optional<Decimal> weight;
    std::optional<Duration> length;
    std::optional<Money> cost;
    std::optional<TimeRange> when;
    std::optional<Degrees> longitude;
    std::optional<Id<Member>> keeper, owner, reader;  ///< protects, goes with it, outlives it
    std::optional<AnyReference> about;
    std::optional<std::vector<std::string>> countries;
    std::optional<std::vector<std::int64_t>> numbers;
    std::optional<Translated> greeting;
    static Entity const& entity();
};

/// For superusers' eyes only.
struct Safe {
    Id<Safe> id;
    std::string name;
    Secret code;
    static Entity const& entity();
};

/// Kept: written by deeds, viewed by permission.
struct Receipt {
    Id<Receipt> id;
    Id<Member> member;
    Duration amount;
    static Entity const& entity();
};

/// Only ever added to.
struct Movement {
    Id<Movement> id;
    Id<Member> member;
    Duration amount;
    static Entity const& entity();
};

/// Written by its own SQL, not by `store`, which keeps no total of it.
struct Visit {
    Id<Visit> id;
    Id<Member> member;
    Instant at;
    static Entity const& entity();
};

/// Never deleted.
struct Statute {
    Id<Statute> id;
    std::string name;
    static Entity const& entity();
};

/// A note about any record; goes with it.
struct Remark {
    Id<Remark> id;
    AnyReference about;
    std::string text;
    static Entity const& entity();
};

/// All of them, each behind those that it points at. Apart from this list they need nobody: no other app's entity.
std::vector<Entity const*> entities();

}  // namespace ateneu::specimen
