#include <algorithm>

#include "apps/workshops/curriculum.h"
#include "apps/workshops/demo_world.h"
#include "apps/workshops/event_lookups.h"
#include "apps/workshops/task.h"
#include "domain/people/lookups.h"

namespace ateneu::workshops::demo {
namespace {

using people::Organisation;

struct Family {
    char const* tag;
    char const* administrator;  ///< domain
    std::span<char const* const> curricula;
};
constexpr char const* software[] = {"swc-python", "swc-r", "swc-es-python", "swc-es-r",
                                    "swc-plotting"};
constexpr char const* data[] = {"dc-ecology-r", "dc-ecology-python", "dc-genomics", "dc-geospatial",
                                "dc-socsci-r"};
constexpr char const* library[] = {"lc"};
constexpr Family families[] = {{"SWC", "software-carpentry.org", software},
                               {"DC", "datacarpentry.org", data},
                               {"LC", "librarycarpentry.org", library}};

constexpr int training_every = 16;  ///< of so many events one is an instructor training

void set_place(World& world, Event& event, House const& house, bool online) {
    if (online) {
        event.country = Country{"W3"};
        event.venue = "Online";
        event.address = "Online";
        return;
    }
    auto const& place = *house.place;
    event.country = Country{place.country};
    event.venue = world.chance.pick(venues());
    event.address = std::string(world.chance.pick(place.culture->streets)) + " " +
                    std::to_string(world.chance.between(1, 90)) + ", " + place.name;
    event.latitude = {place.latitude};
    event.longitude = {place.longitude};
}

void set_programme(World& world, Event& event, bool training, bool online) {
    if (training) {
        event.tags = {world.seeded<Tag>("TTT")};
        event.administrator = world.seeded<Organisation>("carpentries.org", "domain");
        event.event_category = world.seeded<EventCategory>("training");
        event.open_ttt_applications = world.chance.percent(30);
    } else {
        auto const& family = world.chance.pick(families);
        event.tags = {world.seeded<Tag>(family.tag)};
        event.curricula = {world.seeded<Curriculum>(world.chance.pick(family.curricula), "slug")};
        event.administrator = world.seeded<Organisation>(
            world.chance.percent(25) ? "self-organized" : family.administrator, "domain");
        event.event_category = world.seeded<EventCategory>("workshop");
    }
    if (online) event.tags.push_back(world.seeded<Tag>("online"));
}

/// The membership of the house on that day, if there is one.
std::optional<Id<Membership>> membership_of(World const& world, std::size_t house, Date day) {
    for (auto const& agreement : world.agreements)
        if (agreement.house == house && agreement.start <= day && day <= agreement.end)
            return agreement.id;
    return {};
}

std::string slug_of(World const& world, Held const& held) {
    auto const where = held.online ? "online" : dashed(world.houses[held.house].place->name);
    auto slug = iso(held.start) + (held.training ? "-ttt-" : "-") + where;
    auto const same = [&](Held const& other) { return other.slug == slug; };
    while (std::any_of(world.events.begin(), world.events.end(), same)) slug += "-b";
    return slug;
}

Event event_of(World& world, Held const& held) {
    auto& chance = world.chance;
    auto const& house = world.houses[held.house];
    bool const past = world.is_past(held.end);
    Event event;
    event.slug = {held.slug};
    event.start = held.start;
    event.end = held.end;
    event.host = house.id;
    event.sponsor =
        chance.percent(85) ? house.id : world.houses[chance.below(world.houses.size())].id;
    set_programme(world, event, held.training, held.online);
    set_place(world, event, house, held.online);
    if (held.cancelled) event.tags.push_back(world.seeded<Tag>("cancelled"));
    event.language = world.seeded<people::Language>(house.place->culture->language, "subtag");
    if (chance.percent(70)) event.assigned_to = world.somebody_of_the_office();
    event.membership = membership_of(world, held.house, held.start);
    if (past || chance.percent(60)) event.url = Url{"https://workshops.test/" + held.slug};
    if (past && !held.cancelled) event.manual_attendance = chance.between(8, 32);
    event.completed = past && (held.cancelled || held.end < later(world.demo.today, -45));
    event.public_status = chance.percent(90) ? "public" : "private";
    if (chance.percent(25)) event.contact = "formacio@" + house.domain;
    return event;
}

/// Gives people their parts in one workshop, each person one.
class Cast {
public:
    Cast(World& world, Held& held)
        : world_(world), held_(held), day_(later(held.start, -world.chance.between(7, 40))) {}

    void add(char const* role, int count, std::vector<std::size_t>* remembered,
             bool teaching = false) {
        for (int n = 0, tries = 0; n < count && tries < 60; ++tries) {
            auto const who = teaching ? world_.instructor(held_.start)
                                      : world_.anybody(std::min(day_, world_.demo.today));
            bool const again =
                held_.training && remembered == &held_.learners && world_.people[who].trainee;
            if (again || !taken_.insert(who).second) continue;
            add_task(who, role);
            if (remembered) remembered->push_back(who);
            ++n;
        }
    }

private:
    void add_task(std::size_t who, char const* role) {
        Task task{
            .event = held_.id, .person = world_.people[who].id, .role = world_.seeded<Role>(role)};
        if (held_.training && role == std::string_view("learner") && world_.chance.percent(45))
            task.seat_membership = any_membership();
        world_.add(day_, task);
    }
    std::optional<Id<Membership>> any_membership() {
        for (int tries = 0; tries < 10 && !world_.agreements.empty(); ++tries)
            if (auto const& agreement = world_.chance.pick(world_.agreements);
                agreement.start <= held_.start && held_.start <= agreement.end)
                return agreement.id;
        return {};
    }

    World& world_;
    Held& held_;
    Date day_;
    std::set<std::size_t> taken_;
};

void cast(World& world, Held& held) {
    auto& chance = world.chance;
    Cast cast(world, held);
    cast.add("host", 1, &held.hosts);
    // The nearest ones are still looking for instructors.
    int const instructors = world.is_past(held.start) ? chance.between(2, 3) : chance.between(0, 2);
    cast.add("instructor", instructors, &held.instructors, true);
    if (held.cancelled) return;
    if (!held.training) cast.add("helper", chance.between(0, 3), nullptr);
    cast.add("learner", held.training ? chance.between(8, 14) : chance.between(2, 7),
             &held.learners);
}

void add_event(World& world, Date start, bool training) {
    auto& chance = world.chance;
    Held held{.start = start,
              .end = later(start, training ? chance.between(1, 3) : chance.between(0, 2))};
    held.house = chance.below(world.houses.size());
    held.training = training;
    held.online = chance.percent(35);
    held.cancelled = world.is_past(held.end) && chance.percent(4);
    held.slug = slug_of(world, held);
    held.id = world.add(later(start, -chance.between(50, 120)), event_of(world, held));
    cast(world, held);
    if (training && !held.cancelled)
        for (auto const trainee : held.learners) add_progress(world, held, trainee);
    world.events.push_back(std::move(held));
}

}  // namespace

void add_events(World& world) {
    auto const count = world.demo.people / 4;
    constexpr int ahead = 120;
    auto const first = later(world.start, 60);
    auto const days = world.demo.today.days - first.days + ahead;
    for (int n = 0; n < count; ++n)
        add_event(world, later(first, days * n / count + world.chance.between(0, 3)),
                  n % training_every == 3);
}

}  // namespace ateneu::workshops::demo
