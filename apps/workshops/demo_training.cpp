#include "apps/workshops/award.h"
#include "apps/workshops/community_role.h"
#include "apps/workshops/demo_world.h"
#include "apps/workshops/instructor_recruitment.h"
#include "apps/workshops/training.h"

namespace ateneu::workshops::demo {
namespace {

void add_qualifications(World& world, std::size_t someone, Date day) {
    static constexpr char const* lessons[] = {"swc/git", "swc/shell",       "swc/python",
                                              "swc/r",   "dc/spreadsheets", "dc/sql"};
    auto const first = world.chance.below(std::size(lessons));
    auto const count = static_cast<std::size_t>(world.chance.between(1, 3));
    for (std::size_t n = 0; n < count; ++n)
        world.add(day, Qualification{.person = world.people[someone].id,
                                     .lesson = world.seeded<Lesson>(
                                         lessons[(first + n) % std::size(lessons)])});
}

Id<Award> award(World& world, std::size_t someone, char const* badge, Date day,
                std::optional<Id<Event>> training = {}) {
    return world.add(day, Award{.person = world.people[someone].id,
                                .badge = world.seeded<Badge>(badge),
                                .awarded = day,
                                .event = training,
                                .awarded_by = world.somebody_of_the_office()});
}

void add_step(World& world, std::size_t trainee, char const* step, Date day) {
    TrainingProgress progress{.trainee = world.people[trainee].id,
                              .requirement = world.seeded<TrainingRequirement>(step)};
    if (step == std::string_view("Get Involved")) {
        progress.involvement_type = world.seeded<Involvement>("GitHub Contribution");
        progress.date = day;
        progress.url = Url{"https://code.test/lessons/changes/" +
                           std::to_string(world.chance.between(100, 999))};
    }
    if (step == std::string_view("Demo") && world.chance.percent(8)) {
        progress.state = "a";
        progress.notes = "Good explanations; the live coding went too fast.";
    }
    world.add(day, progress);
}

/// Somebody new for each lesson, with the badge that the role asks for.
void add_maintainer(World& world, std::size_t someone, char const* lesson) {
    auto const day = world.day_between(later(world.demo.today, -300), world.demo.today);
    auto const badge = award(world, someone, "maintainer", day);
    CommunityRole role{.config = world.seeded<CommunityRoleConfig>("maintainer"),
                       .person = world.people[someone].id,
                       .start = day};
    role.award = badge;
    role.generic_relation =
        AnyReference{Lesson::entity().full_name(), world.seeded<Lesson>(lesson).value};
    world.add(day, role);
}

}  // namespace

void award_instructor(World& world, std::size_t someone, Date day,
                      std::optional<Id<Event>> training) {
    award(world, someone, "instructor", day, training);
    add_qualifications(world, someone, day);
    world.teachers.push_back({someone, day});
}

void add_first_instructors(World& world) {
    auto const count = std::max<std::size_t>(6, world.people.size() / 33);
    // From the trainer on: who keeps the office does not teach.
    for (std::size_t n = 2; n < count; ++n) {
        world.people[n].trainee = true;
        award_instructor(world, n, world.start, {});
    }
    for (std::size_t n = 2; n < count && n < 10; ++n) award(world, n, "trainer", world.start);
}

/// What a trainee did after a training: most pass, some stop half-way, some are still on the way.
void add_progress(World& world, Held const& training, std::size_t trainee) {
    world.people[trainee].trainee = true;
    auto day = later(training.end, 2);
    if (!world.is_past(day)) return;
    TrainingProgress part{.trainee = world.people[trainee].id,
                          .requirement = world.seeded<TrainingRequirement>("Training"),
                          .event = training.id};
    if (world.chance.percent(6)) {
        part.state = "f";
        part.notes = "Was there only on the first morning.";
    }
    world.add(day, part);
    if (part.state == "f") return;
    for (auto const* step : {"Welcome Session", "Get Involved", "Demo"}) {
        day = later(day, world.chance.between(8, 35));
        if (!world.is_past(day) || world.chance.percent(14)) return;
        add_step(world, trainee, step, day);
    }
    if (world.is_past(later(day, 5))) award_instructor(world, trainee, later(day, 5), training.id);
}

void add_community_roles(World& world) {
    auto const end_of_term = world.seeded<CommunityRoleInactivation>("End of term");
    for (auto const& teacher : world.teachers) {
        if (!world.chance.percent(60)) continue;
        CommunityRole role{.config = world.seeded<CommunityRoleConfig>("instructor"),
                           .person = world.people[teacher.someone].id,
                           .start = teacher.since};
        auto const end = later(teacher.since, 730);
        if (world.is_past(end) && world.chance.percent(30)) {
            role.end = end;
            role.inactivation = end_of_term;
        }
        world.add(teacher.since, role);
    }
    auto someone = world.people.size() / 3;
    for (auto const* lesson : {"swc/git", "swc/python", "dc/spreadsheets"})
        add_maintainer(world, someone++, lesson);
}

void add_recruitment(World& world) {
    for (auto const& event : world.events) {
        if (event.training || event.start < later(world.demo.today, 7) ||
            event.instructors.size() > 1)
            continue;
        auto const begun = world.day_between(later(world.demo.today, -30), world.demo.today);
        InstructorRecruitment recruitment{.event = event.id,
                                          .assigned_to = world.somebody_of_the_office()};
        if (world.chance.percent(20)) recruitment.priority = "3";
        auto const id = world.add(begun, recruitment);
        std::set<std::size_t> offered;
        for (int n = world.chance.between(0, 3); n > 0; --n) {
            auto const teacher = world.chance.pick(world.teachers).someone;
            if (!offered.insert(teacher).second) continue;
            world.add(world.day_between(begun, world.demo.today),
                      InstructorRecruitmentSignup{
                          .recruitment = id,
                          .person = world.people[teacher].id,
                          .user_notes = "I live an hour away and can come by train."});
        }
    }
}

}  // namespace ateneu::workshops::demo
