#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "apps/workshops/account.h"
#include "apps/workshops/demo.h"
#include "apps/workshops/demo_chance.h"
#include "apps/workshops/demo_words.h"
#include "apps/workshops/event.h"
#include "apps/workshops/membership.h"
#include "apps/workshops/seed.h"
#include "domain/people/organisation.h"
#include "domain/people/person.h"

namespace ateneu::workshops::demo {

struct House {
    Id<people::Organisation> id;
    Id<Account> account;
    Place const* place;
    std::string name, domain;
};
struct Someone {
    Id<people::Person> id;
    Date joined;
    Place const* place;
    std::string personal, family, email;  ///< `email` may be ""
    std::size_t house;                    ///< where they work
    bool trainee = false;                 ///< took part in an instructor training
};
struct Teacher {
    std::size_t someone;
    Date since;
};
struct Agreement {
    Id<Membership> id;
    std::size_t house;
    Date start, end;
    std::string code;
};
struct Held {
    Id<Event> id;
    std::string slug;
    Date start, end;
    std::size_t house;
    bool training, cancelled, online;
    std::vector<std::size_t> hosts, instructors, learners;
};

/// A demo in the making: its dice, its calendar, and whom and what it has so far.
class World {
public:
    World(Transaction& tx, Demo const& wanted);

    /// Writes as of that day (never later than now), so that history tells when things happened.
    Transaction& on(Date day);
    /// Names somebody of the office as the author of every change.
    void sign();

    template <class T>
    Id<T> add(Date day, T const& record) {
        auto const written = on(day).add(record);
        must_be_written(written, T::entity());
        return {written.id};
    }
    /// Changes the named fields.
    template <class T>
    void change(Date day, Id<T> id, T const& record, std::string_view field) {
        auto changed = to_record(T::entity(), &record);
        changed.id = id.value;
        std::string_view const fields[] = {field};
        must_be_written(on(day).change(T::entity(), changed, fields), T::entity());
    }
    /// A row of the seeds, by its `name` unless said otherwise.
    template <class T>
    Id<T> seeded(std::string_view name, std::string_view field = "name") {
        return {seeded(T::entity(), name, field)};
    }

    /// A day from `first` to `last`, both included, but no later than today.
    Date day_between(Date first, Date last);
    bool is_past(Date day) const { return day < demo.today; }
    /// Somebody who had joined by then.
    std::size_t anybody(Date by);
    /// An instructor at that time; anybody where there is none yet.
    std::size_t instructor(Date by);
    Id<people::Person> somebody_of_the_office() { return people[chance.below(office)].id; }

    Transaction& tx;
    Demo demo;
    Date start;  ///< its first day
    Chance chance;
    std::size_t office = 0;  ///< the first so many people work in the office
    std::vector<House> houses;
    std::vector<Someone> people;  ///< in the order in which they joined
    std::vector<Teacher> teachers;
    std::vector<Agreement> agreements;
    std::vector<Held> events;  ///< by day

private:
    static void must_be_written(Written const& written, Entity const& entity);
    std::int64_t seeded(Entity const& entity, std::string_view name, std::string_view field);

    Actor program_ = the_program();
    std::map<Date, std::unique_ptr<Transaction>> days_;
    std::map<std::string, std::int64_t, std::less<>> seeded_;
};

inline Date later(Date day, int days) { return {day.days + days}; }

// What it is made of, in the order in which one needs the other.
void add_houses(World& world);
void add_people(World& world);
void add_consents(World& world);
void add_memberships(World& world);
void add_partnerships(World& world);
void add_first_instructors(World& world);
void add_events(World& world);
void add_progress(World& world, Held const& training, std::size_t trainee);
void award_instructor(World& world, std::size_t someone, Date day,
                      std::optional<Id<Event>> training);
void add_community_roles(World& world);
void add_recruitment(World& world);
void add_requests(World& world);
void add_training_requests(World& world);
void add_emails(World& world);
void add_comments(World& world);
void add_edits(World& world);

}  // namespace ateneu::workshops::demo
