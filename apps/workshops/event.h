#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {
struct Language;
struct Organisation;
struct Person;
}  // namespace ateneu::people

namespace ateneu::workshops {

struct AccountBenefit;
struct Curriculum;
struct EventCategory;
struct Lesson;
struct Membership;
struct Tag;

/// A workshop or an instructor training: people call both "workshop", programs call both "event".
///
/// `sponsor` is who organises and pays, `host` where it takes place, `administrator` which lesson
/// programme runs it. It counts against a membership or against a benefit, never both. Fields of
/// the groups "Surveys" and "Website watch" stay from earlier years and are only shown.
struct Event {
    Id<Event> id;
    Slug slug;
    std::optional<Date> start;
    std::optional<Date> end;  ///< the last day
    Id<people::Organisation> host;
    std::optional<Id<people::Organisation>> sponsor;
    std::optional<Id<people::Organisation>> administrator;
    std::optional<Id<EventCategory>> event_category;
    std::vector<Id<Tag>> tags;
    std::vector<Id<Curriculum>> curricula;
    std::vector<Id<Lesson>> lessons;
    std::optional<Id<people::Language>> language;
    std::optional<Id<people::Person>> assigned_to;
    bool completed = false;
    std::string public_status = "public";
    std::optional<Id<Membership>> membership;
    std::optional<Id<AccountBenefit>> allocated_benefit;
    bool open_ttt_applications = false;
    std::optional<Country> country;
    std::string venue;
    std::string address;
    std::optional<Degrees> latitude;
    std::optional<Degrees> longitude;
    std::optional<Url> url;
    std::string contact;
    std::string reg_key;
    std::int64_t manual_attendance = 0;
    Url instructors_pre;
    Url instructors_post;
    Url learners_pre;
    Url learners_post;
    Url learners_longterm;
    std::string repository_last_commit_hash;
    std::string repository_metadata;
    std::string metadata_all_changes;
    bool metadata_changed = false;
    static Entity const& entity();
};

/// `2026-03-14-vic`, where any part of the date not yet known is x's: `2026-xx-xx-vic`.
/// The digits need not be a date, since old workshops have all sorts.
bool is_event_slug(std::string_view slug);

/// An address inside a repository of GitHub, instead of the website made from it.
bool is_repository_address(std::string_view url);

}  // namespace ateneu::workshops
