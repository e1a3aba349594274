#include "apps/workshops/award.h"

#include "apps/workshops/event.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

namespace {

constexpr Field badge_fields[] = {
    field<&Badge::title>(
        "title", N_("Title"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 40}),
    field<&Badge::name>("name", N_("Name"),
                        {.required = true,
                         .unique = true,
                         .searchable = true,
                         .sorted = true,
                         .listed = true,
                         .code = true,
                         .max_length = 40,
                         .help = N_("The program finds the badge by it; don't rename.")}),
    field<&Badge::criteria>("criteria", N_("Criteria"),
                            {.required = true, .listed = true, .max_length = 100}),
};

constexpr Computed badge_computed[] = {
    {"holders", N_("Holders"), Kind::integer,
     R"((SELECT COUNT(*) FROM "workshops_award" AS the_award
         WHERE the_award."badge" = {t}."id"))"},
};

constexpr Field award_fields[] = {
    field<&Award::person>(
        "person", N_("Person"),
        {.required = true, .listed = true, .filtered = true, .personal = true, .related_label = N_("Awards")}),
    field<&Award::badge>(
        "badge", N_("Badge"),
        {.required = true, .listed = true, .filtered = true, .related_label = N_("Awards")}),
    field<&Award::awarded>(
        "awarded", N_("Awarded on"),
        {.required = true, .sorted = true, .listed = true, .filtered = true, .initial = "today"}),
    field<&Award::event>("event", N_("Training"),
                         {.listed = true,
                          .filtered = true,
                          .help = N_("Where it was earned."),
                          .related_label = N_("Awards earned here")}),
    field<&Award::awarded_by>("awarded_by", N_("Awarded by"),
                              {.listed = true, .personal = false, .related_label = N_("Awards they gave")}),
};
constexpr std::string_view person_and_badge[] = {"person", "badge"};
constexpr Unique award_unique[] = {{person_and_badge}};

constexpr Field lesson_fields[] = {
    field<&Lesson::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 40}),
};

constexpr Field qualification_fields[] = {
    field<&Qualification::person>("person", N_("Person"),
                                  {.required = true,
                                   .listed = true,
                                   .filtered = true,
                                   .personal = true, .related_label = N_("Lessons they can teach")}),
    field<&Qualification::lesson>("lesson", N_("Lesson"),
                                  {.required = true,
                                   .listed = true,
                                   .filtered = true,
                                   .related_label = N_("Who can teach it")}),
};

}  // namespace

Entity const& Badge::entity() {
    static constexpr Entity badge{
        .app = "workshops",
        .name = "badge",
        .plural = "badges",
        .label = N_("Badge"),
        .plural_label = N_("Badges"),
        .new_label = N_("New badge"),
        .icon = "patch-check",
        .type = struct_of<Badge>(),
        .fields = badge_fields,
        .computed = badge_computed,
        .title = R"({t}."title")",
        .order = "name",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return badge;
}

Entity const& Award::entity() {
    static constexpr Entity award{
        .app = "workshops",
        .name = "award",
        .plural = "awards",
        .label = N_("Award"),
        .plural_label = N_("Awards"),
        .new_label = N_("New award"),
        .icon = "award",
        .type = struct_of<Award>(),
        .fields = award_fields,
        .unique = award_unique,
        .title = R"((SELECT the_badge."title" FROM "workshops_badge" AS the_badge
                     WHERE the_badge."id" = {t}."badge")
                    || ', ' ||
                    (SELECT TRIM(the_person."personal" || ' ' || the_person."family")
                     FROM "people_person" AS the_person WHERE the_person."id" = {t}."person"))",
        .order = "awarded",
        .visible = {.own = R"({t}."person" = {me})"},
    };
    return award;
}

Entity const& Lesson::entity() {
    static constexpr Entity lesson{
        .app = "workshops",
        .name = "lesson",
        .plural = "lessons",
        .label = N_("Lesson"),
        .plural_label = N_("Lessons"),
        .new_label = N_("New lesson"),
        .icon = "journal-text",
        .type = struct_of<Lesson>(),
        .fields = lesson_fields,
        .title = R"({t}."name")",
        .order = "name",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return lesson;
}

Entity const& Qualification::entity() {
    static constexpr Entity qualification{
        .app = "workshops",
        .name = "qualification",
        .plural = "qualifications",
        .label = N_("Qualification"),
        .plural_label = N_("Qualifications"),
        .new_label = N_("New qualification"),
        .icon = "journal-text",
        .type = struct_of<Qualification>(),
        .fields = qualification_fields,
        .title = R"((SELECT TRIM(the_person."personal" || ' ' || the_person."family")
                     FROM "people_person" AS the_person WHERE the_person."id" = {t}."person")
                    || ', ' ||
                    (SELECT the_lesson."name" FROM "workshops_lesson" AS the_lesson
                     WHERE the_lesson."id" = {t}."lesson"))",
        .visible = {.own = R"({t}."person" = {me})"},
    };
    return qualification;
}

}  // namespace ateneu::workshops
