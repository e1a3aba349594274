#include "domain/privacy/data_request.h"

#include <algorithm>

#include "core/entity/convert.h"

namespace ateneu::privacy {

namespace {

constexpr Field fields[] = {
    field<&DataRequest::right>("right", N_("What they ask"), {.required = true, .sorted = true, .listed = true, .filtered = true}),
    field<&DataRequest::person>("person", N_("Person"), {.listed = true, .filtered = true, .personal = true, .help = N_("Empty where we don't know them."),
        .on_delete = OnDelete::set_null, .related_label = N_("Requests about their data")}),
    field<&DataRequest::name>("name", N_("Name"), {.searchable = true, .listed = true, .personal = true, .max_length = 255, .help = N_("Only where they have no record.")}),
    field<&DataRequest::email>("email", N_("E-mail"), {.searchable = true, .personal = true, .help = N_("Where the answer goes.")}),
    field<&DataRequest::received>("received", N_("Received"), {.required = true, .sorted = true, .listed = true, .filtered = true, .initial = "today"}),
    field<&DataRequest::extended>("extended", N_("Needs longer"), {.help = N_("Two months more, where it is complex; tell them within the first.")}),
    field<&DataRequest::due>("due", N_("Answer by"), {.sorted = true, .listed = true, .filtered = true, .access = FieldAccess::system}),
    field<&DataRequest::state>("state", N_("State"), {.required = true, .sorted = true, .listed = true, .filtered = true, .initial = "open"}),
    field<&DataRequest::answered>("answered", N_("Answered"), {.listed = true}),
    field<&DataRequest::notes>("notes", N_("What was done"), {.personal = true, .multiline = true}),
};

void check(DataRequest const& request, Problems& problems) {
    if (!request.person && request.name.empty()) problems.add("name", N_("Say who asks: choose the person, or write the name."), "required");
    if (request.answered && *request.answered < request.received) problems.add("answered", N_("The answer can't be older than the question."));
}

}  // namespace

Entity const& DataRequest::entity() {
    static constexpr Entity request{
        .app = "privacy", .name = "request", .plural = "requests", .label = N_("Request about data"), .plural_label = N_("Requests about data"),
        .new_label = N_("New request"), .icon = "inbox", .type = struct_of<DataRequest>(), .fields = fields, .rule = rule<check>(),
        .title = R"('#' || {t}."id")", .order = "due"};
    return request;
}

Date due_date(Date received, bool extended) {
    auto const [year, month, day] = parts(received);
    auto const months = year * 12 + (month - 1) + (extended ? 3 : 1);
    int const y = months / 12, m = months % 12 + 1;
    auto const next = m == 12 ? date_of(y + 1, 1, 1) : date_of(y, m + 1, 1);
    Date const last{next.days - 1};
    return std::min(last, Date{date_of(y, m, 1).days + day - 1});
}

void keep_due(Transaction& tx, Change const& change) {
    if (!change.after) return;
    DataRequest request;
    to_struct(DataRequest::entity(), *change.after, &request);
    auto const due = due_date(request.received, request.extended);
    if (request.due == due) return;
    // Not a change of its own: it follows from this one.
    tx.sql().execute(R"(UPDATE "privacy_request" SET "due" = $2 WHERE "id" = $1)", {request.id.value, iso(due)});
}

}  // namespace ateneu::privacy
