#include "apps/workshops/scheduled_email.h"

#include "apps/workshops/email_template.h"
#include "apps/workshops/shared_fields.h"
#include "domain/people/person.h"

namespace ateneu::workshops {
namespace {

constexpr Choice states[] = {{"scheduled", N_("Scheduled")}, {"locked", N_("About to be sent")},
                             {"running", N_("Being sent")},  {"succeeded", N_("Sent")},
                             {"failed", N_("Failed")},       {"cancelled", N_("Cancelled")}};

using Mail = ScheduledEmail;
constexpr Field mail_fields[] = {
    field<&Mail::state>("state", N_("State"),
                        {.sorted = true,
                         .listed = true,
                         .filtered = true,
                         .max_length = 30,
                         .initial = "scheduled",
                         .choices = states,
                         .access = FieldAccess::system}),
    field<&Mail::scheduled_at>(
        "scheduled_at", N_("To be sent"),
        {.required = true, .sorted = true, .listed = true, .filtered = true}),
    field<&Mail::to_header>("to_header", N_("To"),
                            {.required = true,
                             .listed = true,
                             .personal = true,
                             .max_length = 254,
                             .item = Kind::email}),
    field<&Mail::email_template>("template", N_("Template"), {.listed = true, .filtered = true}),
    field<&Mail::generic_relation>("generic_relation", N_("About"),
                                   {.listed = true, .personal = true, .on_delete = OnDelete::set_null}),
    field<&Mail::subject>("subject", N_("Subject"),
                          {.required = true,
                           .searchable = true,
                           .listed = true,
                           .personal = true, .max_length = 255,
                           .group = N_("Text")}),
    field<&Mail::body>("body", N_("Body"),
                       {.required = true,
                        .personal = true, .multiline = true,
                        .help = N_("As in the template: names are filled in when it is sent."),
                        .group = N_("Text")}),
    field<&Mail::from_header>("from_header", N_("From"),
                              {.required = true, .personal = false, .max_length = 254, .group = N_("Addresses")}),
    field<&Mail::reply_to_header>(
        "reply_to_header", N_("Answers go to"),
        {.personal = false, .max_length = 254, .help = N_("Empty: to the sender."), .group = N_("Addresses")}),
    field<&Mail::cc_header>("cc_header", N_("Copies to"),
                            {.personal = true, .max_length = 254, .group = N_("Addresses"), .item = Kind::email}),
    field<&Mail::bcc_header>("bcc_header", N_("Hidden copies to"),
                             {.personal = true, .max_length = 254, .group = N_("Addresses"), .item = Kind::email}),
    field<&Mail::to_header_context_json>(
        "to_header_context_json", N_("Recipients to look up"),
        {.personal = false, .initial = "[]", .group = N_("Kept by the system"), .access = FieldAccess::system}),
    field<&Mail::context_json>(
        "context_json", N_("Records to fill in"),
        {.personal = false, .initial = "{}", .group = N_("Kept by the system"), .access = FieldAccess::system}),
    uuid_field<&Mail::uuid>(),
    created_field<&Mail::created_at>(),
    updated_field<&Mail::last_updated_at>(),
};

using Log = ScheduledEmailLog;
constexpr Field log_fields[] = {
    field<&Log::scheduled_email>("scheduled_email", N_("E-mail"),
                                 {.required = true,
                                  .listed = true,
                                  .on_delete = OnDelete::cascade,
                                  .related_label = N_("What happened")}),
    field<&Log::details>("details", N_("What happened"),
                         {.required = true, .listed = true, .max_length = 255}),
    field<&Log::state_before>("state_before", N_("State before"),
                              {.listed = true, .max_length = 30, .choices = states}),
    field<&Log::state_after>(
        "state_after", N_("State after"),
        {.required = true, .listed = true, .filtered = true, .max_length = 30, .choices = states}),
    field<&Log::author>("author", N_("By"), {.listed = true, .personal = false, .on_delete = OnDelete::set_null}),
    uuid_field<&Log::uuid>(),
    created_field<&Log::created_at>(),
};

using File = Attachment;
constexpr Field attachment_fields[] = {
    field<&File::email>("email", N_("E-mail"),
                        {.required = true, .listed = true, .related_label = N_("Attachments")}),
    field<&File::filename>(
        "filename", N_("File name"),
        {.required = true, .searchable = true, .sorted = true, .listed = true, .max_length = 200}),
    field<&File::s3_path>("s3_path", N_("Path in the storage"),
                          {.required = true, .code = true, .max_length = 200}),
    field<&File::s3_bucket>("s3_bucket", N_("Storage"), {.code = true, .max_length = 200}),
    field<&File::presigned_url>(
        "presigned_url", N_("Download link"),
        {.max_length = 5000, .group = N_("Kept by the system"), .access = FieldAccess::system}),
    field<&File::presigned_url_expiration>(
        "presigned_url_expiration", N_("Link works until"),
        {.group = N_("Kept by the system"), .access = FieldAccess::system}),
    uuid_field<&File::uuid>(),
    created_field<&File::created_at>(),
    updated_field<&File::last_updated_at>(),
};

}  // namespace

Entity const& ScheduledEmail::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "scheduled_email",
                                   .plural = "scheduled_emails",
                                   .label = N_("Scheduled e-mail"),
                                   .plural_label = N_("Scheduled e-mails"),
                                   .new_label = N_("New scheduled e-mail"),
                                   .icon = "envelope",
                                   .type = struct_of<ScheduledEmail>(),
                                   .fields = mail_fields,
                                   .title = R"({t}."subject")",
                                   .order = "-created_at"};
    return entity;
}

Entity const& ScheduledEmailLog::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "scheduled_email_log",
                                   .plural = "scheduled_email_logs",
                                   .label = N_("Log entry of an e-mail"),
                                   .plural_label = N_("Log of e-mails"),
                                   .new_label = N_("New log entry"),
                                   .icon = "journal-text",
                                   .type = struct_of<ScheduledEmailLog>(),
                                   .fields = log_fields,
                                   .title = R"({t}."details")",
                                   .order = "-created_at",
                                   .guard = Guard::kept,
                                   .append_only = true,
                                   .internal = true};
    return entity;
}

Entity const& Attachment::entity() {
    static constexpr Entity entity{.app = "workshops",
                                   .name = "attachment",
                                   .plural = "attachments",
                                   .label = N_("Attachment"),
                                   .plural_label = N_("Attachments"),
                                   .new_label = N_("New attachment"),
                                   .icon = "paperclip",
                                   .type = struct_of<Attachment>(),
                                   .fields = attachment_fields,
                                   .title = R"({t}."filename")",
                                   .order = "created_at"};
    return entity;
}

}  // namespace ateneu::workshops
