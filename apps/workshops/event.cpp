#include "apps/workshops/event.h"

#include "apps/workshops/award.h"
#include "apps/workshops/curriculum.h"
#include "apps/workshops/event_lookups.h"
#include "apps/workshops/membership.h"
#include "apps/workshops/offering.h"
#include "apps/workshops/shared_fields.h"
#include "domain/people/lookups.h"
#include "domain/people/organisation.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

namespace {

constexpr char const* counts_group = N_("What it counts against");
constexpr char const* place_group = N_("Place");
constexpr char const* participants_group = N_("Website and participants");
constexpr char const* surveys_group = N_("Surveys");
constexpr char const* watch_group = N_("Website watch");

constexpr Options old_survey{.hidden = true, .group = surveys_group};
constexpr Options website_watch(std::int32_t max_length = 0) {
    return {.hidden = true,
            .max_length = max_length,
            .group = watch_group,
            .access = FieldAccess::system};
}

constexpr Field fields[] = {
    field<&Event::slug>("slug", N_("Short name"),
                        {.required = true,
                         .unique = true,
                         .searchable = true,
                         .sorted = true,
                         .listed = true,
                         .code = true,
                         .max_length = 100,
                         .help = N_("Date and place, 2026-03-14-vic; write x for what isn't known "
                                    "yet, 2026-xx-xx-vic.")}),
    field<&Event::start>("start", N_("Starts"), {.sorted = true, .listed = true, .filtered = true}),
    field<&Event::end>("end", N_("Ends"),
                       {.sorted = true, .help = N_("Its last day.")}),
    field<&Event::host>("host", N_("Host"),
                        {.required = true,
                         .listed = true,
                         .filtered = true,
                         .help = N_("Where it takes place."),
                         .related_label = N_("Workshops hosted")}),
    field<&Event::sponsor>("sponsor", N_("Organiser"),
                           {.required = true,
                            .filtered = true,
                            .help = N_("Who organises it and pays."),
                            .related_label = N_("Workshops organised")}),
    field<&Event::administrator>("administrator", N_("Administrator"),
                                 {.required = true,
                                  .filtered = true,
                                  .help = N_("The lesson programme that runs it."),
                                  .related_label = N_("Workshops administered")}),
    field<&Event::event_category>("event_category", N_("Category"), {.filtered = true}),
    field<&Event::tags>("tags", N_("Tags"), {.required = true, .listed = true, .filtered = true}),
    field<&Event::curricula>("curricula", N_("Curricula"), {.filtered = true}),
    field<&Event::lessons>("lessons", N_("Lessons"), {.hidden = true}),
    field<&Event::language>(
        "language", N_("Language"),
        {.filtered = true, .help = N_("Taught in."), .on_delete = OnDelete::set_null}),
    field<&Event::assigned_to>("assigned_to", N_("Looked after by"),
                               {.filtered = true,
                                .personal = false, .on_delete = OnDelete::set_null,
                                .related_label = N_("Workshops they look after")}),
    field<&Event::completed>(
        "completed", N_("Completed"),
        {.filtered = true, .help = N_("Nothing more is to be done.")}),
    field<&Event::public_status>("public_status", N_("Publicity"),
                                 {.filtered = true,
                                  .initial = "public",
                                  .help = N_("Whether it stands in public calendars."),
                                  .choices = public_statuses}),
    field<&Event::membership>("membership", N_("Membership"),
                              {.filtered = true,
                               .help = N_("A membership or a benefit, not both."),
                               .group = counts_group,
                               .related_label = N_("Workshops")}),
    field<&Event::allocated_benefit>("allocated_benefit", N_("Benefit"),
                                     {.filtered = true,
                                      .help = N_("One whose unit is a workshop."),
                                      .group = counts_group,
                                      .related_label = N_("Workshops")}),
    field<&Event::open_ttt_applications>(
        "open_ttt_applications", N_("Open to non-members"),
        {.help = N_("For instructor trainings, which carry the tag TTT."), .group = counts_group}),
    field<&Event::country>("country", N_("Country"),
                           {.listed = true, .filtered = true, .group = place_group}),
    field<&Event::venue>("venue", N_("Venue"),
                         {.searchable = true, .max_length = 255, .group = place_group}),
    field<&Event::address>("address", N_("Address"),
                           {.searchable = true, .max_length = 350, .group = place_group}),
    field<&Event::latitude>("latitude", N_("Latitude"), {.max = 90, .group = place_group}),
    field<&Event::longitude>("longitude", N_("Longitude"), {.max = 180, .group = place_group}),
    field<&Event::url>("url", N_("Website"),
                       {.unique = true,
                        .searchable = true,
                        .max_length = 100,
                        .help = N_("The workshop's own page, not its repository."),
                        .group = participants_group}),
    field<&Event::contact>("contact", N_("Further contacts"),
                           {.searchable = true,
                            .personal = true,
                            .max_length = 255,
                            .help = N_("Addresses separated by semicolons."),
                            .group = participants_group}),
    field<&Event::reg_key>("reg_key", N_("Registration key"),
                           {.code = true,
                            .max_length = 20,
                            .help = N_("The number that Eventbrite gave it."),
                            .group = participants_group}),
    field<&Event::manual_attendance>("manual_attendance", N_("Attendance counted by hand"),
                                     {.min = 0, .initial = "0", .group = participants_group}),
    field<&Event::instructors_pre>("instructors_pre", N_("Instructors, before"),
                                   {.group = surveys_group, .access = FieldAccess::system}),
    field<&Event::instructors_post>("instructors_post", N_("Instructors, after"), old_survey),
    field<&Event::learners_pre>("learners_pre", N_("Learners, before"), old_survey),
    field<&Event::learners_post>("learners_post", N_("Learners, after"), old_survey),
    field<&Event::learners_longterm>("learners_longterm", N_("Learners, months later"), old_survey),
    field<&Event::repository_last_commit_hash>("repository_last_commit_hash", N_("Last commit"),
                                               website_watch(40)),
    field<&Event::repository_metadata>("repository_metadata", N_("What the website said"),
                                       website_watch()),
    field<&Event::metadata_all_changes>("metadata_all_changes", N_("Differences found"),
                                        website_watch()),
    field<&Event::metadata_changed>("metadata_changed", N_("Website differs"), website_watch()),
};

constexpr Computed computed[] = {
    {"instructors", N_("Instructors"), Kind::integer,
     R"((SELECT COUNT(*) FROM "workshops_task" AS the_task
         JOIN "workshops_role" AS the_role ON the_role."id" = the_task."role"
         WHERE the_task."event" = {t}."id" AND the_role."name" = 'instructor'))"},
    {"learners", N_("Learners"), Kind::integer,
     R"((SELECT COUNT(*) FROM "workshops_task" AS the_task
         JOIN "workshops_role" AS the_role ON the_role."id" = the_task."role"
         WHERE the_task."event" = {t}."id" AND the_role."name" = 'learner'))"},
};

void check(Event const& event, Problems& problems) {
    if (!event.slug.value.empty() && !is_event_slug(event.slug.value))
        problems.add("slug",
                     N_("Begin with the date and a hyphen, 2026-03-14-vic; write x for what "
                        "isn't known yet."));
    if (event.start && event.end && *event.end < *event.start)
        problems.add("end", N_("A workshop can't end before it starts."));
    if (event.url && is_repository_address(event.url->value))
        problems.add("url", N_("Give the workshop's website, not its repository."));
    if (event.membership && event.allocated_benefit)
        problems.add("allocated_benefit", N_("Choose a membership or a benefit, not both."));
}

constexpr std::string_view when_and_where[] = {"start", "host"}, website[] = {"url"};
constexpr Alike event_alike[] = {{N_("Same host and first day"), when_and_where}, {N_("Same website"), website}};

}  // namespace

Entity const& Event::entity() {
    static constexpr Entity event{
        .app = "workshops",
        .name = "event",
        .plural = "events",
        .label = N_("Workshop"),
        .plural_label = N_("Workshops"),
        .new_label = N_("New workshop"),
        .icon = "calendar3",
        .type = struct_of<Event>(),
        .fields = fields,
        .computed = computed,
        .duplicates = event_alike,
        .rule = rule<check>(),
        .title = R"({t}."slug")",
        .order = "-start",
    };
    return event;
}

}  // namespace ateneu::workshops
