#include "apps/workshops/instructor_recruitment.h"

#include "apps/workshops/event.h"
#include "apps/workshops/shared_fields.h"
#include "domain/people/person.h"

namespace ateneu::workshops {
namespace {

constexpr Choice statuses[] = {{"o", N_("Open")}, {"c", N_("Closed")}};
constexpr Choice priorities[] = {{"1", N_("Low")}, {"2", N_("Medium")}, {"3", N_("High")}};
constexpr Choice states[] = {{"p", N_("Pending")}, {"d", N_("Discarded")}, {"a", N_("Accepted")}};
constexpr Choice interests[] = {{"session", N_("Whole workshop")},
                                {"part", N_("Part of the workshop")},
                                {"support", N_("Supporting role")}};

using Recruitment = InstructorRecruitment;
constexpr Field recruitment_fields[] = {
    field<&Recruitment::event>("event", N_("Workshop"),
                               {.required = true, .unique = true, .listed = true}),
    field<&Recruitment::status>("status", N_("Status"),
                                {.required = true,
                                 .sorted = true,
                                 .listed = true,
                                 .filtered = true,
                                 .max_length = 1,
                                 .initial = "o",
                                 .choices = statuses}),
    field<&Recruitment::priority>("priority", N_("Priority"),
                                  {.listed = true,
                                   .filtered = true,
                                   .help = N_("Empty: by how many days are left."),
                                   .choices = priorities}),
    field<&Recruitment::assigned_to>(
        "assigned_to", N_("Assigned to"),
        {.listed = true, .filtered = true, .personal = false, .on_delete = OnDelete::set_null}),
    field<&Recruitment::notes>("notes", N_("Notes"), {.multiline = true}),
    field<&Recruitment::created_at>("created_at", N_("Begun"),
                                    {.sorted = true, .listed = true, .stamp = Stamp::created}),
    updated_field<&Recruitment::last_updated_at>(),
};

using Signup = InstructorRecruitmentSignup;
constexpr Field signup_fields[] = {
    field<&Signup::recruitment>("recruitment", N_("Recruitment"),
                                {.required = true,
                                 .listed = true,
                                 .on_delete = OnDelete::cascade,
                                 .related_label = N_("Sign-ups")}),
    field<&Signup::person>("person", N_("Person"),
                           {.required = true,
                            .listed = true,
                            .personal = true,
                            .on_delete = OnDelete::cascade,
                            .related_label = N_("Offers to teach")}),
    field<&Signup::state>("state", N_("State"),
                          {.required = true,
                           .sorted = true,
                           .listed = true,
                           .filtered = true,
                           .max_length = 1,
                           .initial = "p",
                           .choices = states}),
    field<&Signup::interest>("interest", N_("Interest"),
                             {.max_length = 10,
                              .initial = "session",
                              .choices = interests,
                              .access = FieldAccess::system}),
    field<&Signup::user_notes>("user_notes", N_("Notes of the instructor"),
                               {.listed = true, .personal = true, .multiline = true}),
    field<&Signup::notes>("notes", N_("Our notes"), {.personal = true, .multiline = true}),
    field<&Signup::created_at>("created_at", N_("Signed up"),
                               {.sorted = true, .listed = true, .stamp = Stamp::created}),
    updated_field<&Signup::last_updated_at>(),
};

}  // namespace

Entity const& InstructorRecruitment::entity() {
    static constexpr Entity entity{
        .app = "workshops",
        .name = "instructor_recruitment",
        .plural = "instructor_recruitments",
        .label = N_("Recruitment"),
        .plural_label = N_("Recruitment"),
        .new_label = N_("New recruitment"),
        .icon = "person-raised-hand",
        .type = struct_of<InstructorRecruitment>(),
        .fields = recruitment_fields,
        .title = R"((SELECT e."slug" FROM "workshops_event" e WHERE e."id" = {t}."event"))",
        .order = "-created_at"};
    return entity;
}

Entity const& InstructorRecruitmentSignup::entity() {
    static constexpr Entity entity{
        .app = "workshops",
        .name = "instructor_recruitment_signup",
        .plural = "instructor_recruitment_signups",
        .label = N_("Sign-up"),
        .plural_label = N_("Sign-ups"),
        .new_label = N_("New sign-up"),
        .icon = "hand-thumbs-up",
        .type = struct_of<InstructorRecruitmentSignup>(),
        .fields = signup_fields,
        .title = R"((SELECT TRIM(p."personal" || ' ' || p."family") FROM "people_person" p
                      WHERE p."id" = {t}."person") || ', ' ||
                    (SELECT e."slug" FROM "workshops_instructor_recruitment" r
                       JOIN "workshops_event" e ON e."id" = r."event"
                      WHERE r."id" = {t}."recruitment"))",
        .order = "-created_at",
        .visible = {.own = R"({t}."person" = {me})"}};
    return entity;
}

}  // namespace ateneu::workshops
