#include "core/jobs/job.h"

namespace ateneu::jobs {

namespace {

constexpr auto system = FieldAccess::system;

constexpr Field fields[] = {
    field<&Job::title>("title", N_("Job"), {.personal = true, .max_length = 300, .access = system}),
    field<&Job::kind>("kind", N_("Kind"), {.filtered = true, .personal = false, .code = true, .max_length = 100, .access = system}),
    field<&Job::state>("state", N_("State"), {.listed = true, .filtered = true, .access = system}),
    field<&Job::owner>("owner", N_("Started by"), {.listed = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove, .access = system,
        .related_label = N_("Jobs")}),
    field<&Job::key>("key", N_("Key"), {.personal = false, .code = true, .max_length = 200, .help = N_("Of several with one key only one waits or runs."),
        .access = system}),
    field<&Job::done>("done", N_("Done so far"), {.access = system}),
    field<&Job::total>("total", N_("Of"), {.access = system}),
    field<&Job::said>("said", N_("Last message"), {.personal = true, .max_length = 500, .access = system}),
    field<&Job::address>("address", N_("Result"), {.personal = false, .max_length = 500, .access = system}),
    field<&Job::problem>("problem", N_("What went wrong"), {.personal = true, .max_length = 1000, .access = system}),
    field<&Job::attempts>("attempts", N_("Attempts"), {.access = system}),
    field<&Job::created_at>("created_at", N_("Asked for"), {.sorted = true, .listed = true, .filtered = true, .access = system}),
    field<&Job::due_at>("due_at", N_("Not before"), {.sorted = true, .access = system}),
    field<&Job::started_at>("started_at", N_("Started"), {.access = system}),
    field<&Job::ended_at>("ended_at", N_("Ended"), {.sorted = true, .listed = true, .access = system}),
    field<&Job::stop_asked>("stop_asked", N_("Asked to stop"), {.access = system}),
    field<&Job::worker>("worker", N_("Worker"), {.personal = false, .code = true, .max_length = 100, .access = system}),
    field<&Job::lease_until>("lease_until", N_("Its worker's until"), {.access = system}),
    field<&Job::parameters>("parameters", N_("Parameters"), {.personal = false, .hidden = true, .access = system}),
};

}  // namespace

Entity const& Job::entity() {
    // That of one key only one waits or runs is an index of the migration: no form writes jobs.
    static constexpr Entity job{
        .app = "core", .name = "job", .plural = "jobs", .label = N_("Job"), .plural_label = N_("Jobs"),
        .new_label = N_("New job"), .icon = "hourglass-split", .type = struct_of<Job>(), .fields = fields,
        .title = R"({t}."title")", .order = "-created_at", .guard = Guard::kept,
        .visible = {.with_view = "TRUE", .own = R"({t}."owner_id" = {me})"}, .append_only = true, .counted = false};
    return job;
}

}  // namespace ateneu::jobs
