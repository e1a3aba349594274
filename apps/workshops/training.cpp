#include "apps/workshops/training.h"

#include "apps/workshops/event.h"
#include "apps/workshops/shared_fields.h"
#include "domain/people/person.h"

namespace ateneu::workshops {

namespace {

constexpr Field requirement_fields[] = {
    field<&TrainingRequirement::name>(
        "name", N_("Name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 40}),
    field<&TrainingRequirement::url_required>("url_required", N_("Asks for a link"),
                                              {.listed = true}),
    field<&TrainingRequirement::event_required>("event_required", N_("Asks for the training"),
                                                {.listed = true}),
    field<&TrainingRequirement::involvement_required>(
        "involvement_required", N_("Asks for an involvement"), {.listed = true}),
};

constexpr Field involvement_fields[] = {
    field<&Involvement::display_name>(
        "display_name", N_("Label"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 100}),
    field<&Involvement::name>("name", N_("Name"),
                              {.required = true,
                               .unique = true,
                               .searchable = true,
                               .sorted = true,
                               .listed = true,
                               .code = true,
                               .max_length = 40,
                               .help = N_("The program finds some of them by it; don't rename.")}),
    field<&Involvement::url_required>("url_required", N_("Asks for a link"), {.listed = true}),
    field<&Involvement::date_required>("date_required", N_("Asks for a date"),
                                       {.listed = true, .initial = "true"}),
    field<&Involvement::notes_required>("notes_required", N_("Asks for notes"), {.listed = true}),
    field<&Involvement::archived_at>("archived_at", N_("Archived"),
                                     {.listed = true,
                                      .filtered = true,
                                      .group = N_("Kept by the system"),
                                      .access = FieldAccess::system}),
    created_field<&Involvement::created_at>(),
    updated_field<&Involvement::last_updated_at>(),
};

constexpr Choice progress_states[] = {
    {"p", N_("Passed")},
    {"n", N_("Not evaluated yet")},
    {"f", N_("Failed")},
    {"a", N_("Asked to repeat")},
};

constexpr Field progress_fields[] = {
    field<&TrainingProgress::trainee>("trainee", N_("Trainee"),
                                      {.required = true,
                                       .listed = true,
                                       .filtered = true,
                                       .personal = true, .related_label = N_("Training progress")}),
    field<&TrainingProgress::requirement>("requirement", N_("Step"),
                                          {.required = true,
                                           .listed = true,
                                           .filtered = true,
                                           .related_label = N_("Progress of trainees")}),
    field<&TrainingProgress::state>("state", N_("State"),
                                    {.required = true,
                                     .sorted = true,
                                     .listed = true,
                                     .filtered = true,
                                     .initial = "p",
                                     .choices = progress_states}),
    field<&TrainingProgress::event>("event", N_("Training"),
                                    {.listed = true,
                                     .filtered = true,
                                     .help = N_("For the step that asks for it."),
                                     .on_delete = OnDelete::set_null,
                                     .related_label = N_("Progress of trainees")}),
    field<&TrainingProgress::involvement_type>("involvement_type", N_("Involvement"),
                                               {.listed = true,
                                                .filtered = true,
                                                .help = N_("For the step that asks for it."),
                                                .related_label = N_("Progress of trainees")}),
    field<&TrainingProgress::date>("date", N_("Date"),
                                   {.sorted = true, .help = N_("When it happened.")}),
    field<&TrainingProgress::url>("url", N_("Link"), {.personal = true, .help = N_("Where the work can be seen.")}),
    field<&TrainingProgress::trainee_notes>(
        "trainee_notes", N_("Trainee's notes"),
        {.personal = true, .multiline = true, .max_length = 255, .access = FieldAccess::system}),
    field<&TrainingProgress::notes>(
        "notes", N_("Notes"),
        {.personal = true, .multiline = true, .help = N_("Needed when the trainee failed.")}),
    field<&TrainingProgress::created_at>("created_at", N_("Created"),
                                         {.sorted = true,
                                          .listed = true,
                                          .group = N_("Kept by the system"),
                                          .stamp = Stamp::created}),
    updated_field<&TrainingProgress::last_updated_at>(),
};
// Steps without a training clash with nothing.
constexpr std::string_view trainee_and_event[] = {"trainee", "event"};
constexpr Unique progress_unique[] = {{trainee_and_event}};

void check(TrainingProgress const& progress, Problems& problems) {
    if (progress.state == "f" && progress.notes.empty())
        problems.add("notes", N_("Note why the trainee failed."));
}

}  // namespace

Entity const& TrainingRequirement::entity() {
    static constexpr Entity requirement{
        .app = "workshops",
        .name = "training_requirement",
        .plural = "training_requirements",
        .label = N_("Training step"),
        .plural_label = N_("Training steps"),
        .new_label = N_("New training step"),
        .icon = "signpost-2",
        .type = struct_of<TrainingRequirement>(),
        .fields = requirement_fields,
        .title = R"({t}."name")",
        .order = "name",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
    };
    return requirement;
}

Entity const& Involvement::entity() {
    static constexpr Entity involvement{
        .app = "workshops",
        .name = "involvement",
        .plural = "involvements",
        .label = N_("Involvement"),
        .plural_label = N_("Involvements"),
        .new_label = N_("New involvement"),
        .icon = "megaphone",
        .type = struct_of<Involvement>(),
        .fields = involvement_fields,
        .title = R"({t}."display_name")",
        .order = "name",
        .guard = Guard::lookup,
        .visible = visible_to_everybody_inside,
        .permanent = true,
    };
    return involvement;
}

Entity const& TrainingProgress::entity() {
    static constexpr Entity progress{
        .app = "workshops",
        .name = "training_progress",
        .plural = "training_progress",
        .label = N_("Training progress"),
        .plural_label = N_("Training progress"),
        .new_label = N_("New training progress"),
        .icon = "graph-up",
        .type = struct_of<TrainingProgress>(),
        .fields = progress_fields,
        .unique = progress_unique,
        .rule = rule<check>(),
        .title = R"((SELECT the_requirement."name"
                     FROM "workshops_training_requirement" AS the_requirement
                     WHERE the_requirement."id" = {t}."requirement")
                    || ', ' ||
                    (SELECT TRIM(the_person."personal" || ' ' || the_person."family")
                     FROM "people_person" AS the_person WHERE the_person."id" = {t}."trainee")
                    || ': ' || {label:state})",
        .order = "created_at",
        .visible = {.own = R"({t}."trainee" = {me})"},
    };
    return progress;
}

}  // namespace ateneu::workshops
