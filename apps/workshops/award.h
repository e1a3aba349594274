#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {
struct Person;
}

namespace ateneu::workshops {

struct Event;

/// What a person can be awarded: instructor, trainer, maintainer … Rules find it by its `name`.
struct Badge {
    Id<Badge> id;
    std::string name;
    std::string title;
    std::string criteria;
    static Entity const& entity();
};

/// A badge that a person earned; each badge once.
struct Award {
    Id<Award> id;
    Id<people::Person> person;
    Id<Badge> badge;
    Date awarded;
    std::optional<Id<Event>> event;  ///< the training it was earned at
    std::optional<Id<people::Person>> awarded_by;
    static Entity const& entity();
};

/// A lesson that people can be qualified to teach, `swc/git`.
struct Lesson {
    Id<Lesson> id;
    std::string name;
    static Entity const& entity();
};

/// That a person is able to teach a lesson.
struct Qualification {
    Id<Qualification> id;
    Id<people::Person> person;
    Id<Lesson> lesson;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
