#include "core/webhooks/webhook.h"

#include <algorithm>

#include "core/base/text.h"

namespace ateneu::webhooks {

namespace {

constexpr auto system = FieldAccess::system;

constexpr Field webhook_fields[] = {
    field<&Webhook::name>("name", N_("Name"), {.required = true, .sorted = true, .listed = true, .personal = true, .max_length = 100,
        .help = N_("Which program listens there.")}),
    field<&Webhook::address>("address", N_("Address"), {.required = true, .listed = true, .personal = false, .max_length = 500,
        .help = N_("Messages are posted there: an https address.")}),
    field<&Webhook::events>("events", N_("Events"), {.required = true, .personal = false, .code = true,
        .help = N_("One a line: people.person.add, people.person.change, people.person.delete, people.person.*, people.* or *.")}),
    field<&Webhook::is_active>("is_active", N_("Active"), {.listed = true, .filtered = true, .initial = "true"}),
    field<&Webhook::secret>("secret", N_("Secret"), {.access = system}),
    field<&Webhook::former_secret>("former_secret", N_("Former secret"), {.access = system}),
    field<&Webhook::former_until>("former_until", N_("Former secret signs until"), {.access = system}),
    field<&Webhook::owner>("owner", N_("Owner"), {.listed = true, .personal = true, .help = N_("Whose rights it has: what they may not see is not sent."),
        .on_delete = OnDelete::cascade, .on_erase = OnErase::remove, .access = system, .related_label = N_("Webhooks")}),
    field<&Webhook::failing_since>("failing_since", N_("Failing since"), {.listed = true, .access = system}),
    field<&Webhook::created_at>("created_at", N_("Made"), {.stamp = Stamp::created}),
};

constexpr Field delivery_fields[] = {
    field<&Delivery::webhook>("webhook", N_("Webhook"), {.listed = true, .filtered = true, .on_delete = OnDelete::cascade, .access = system,
        .related_label = N_("Messages")}),
    field<&Delivery::message>("message", N_("Message"), {.listed = true, .code = true, .max_length = 60, .access = system}),
    field<&Delivery::event>("event", N_("Event"), {.listed = true, .filtered = true, .code = true, .max_length = 200, .access = system}),
    field<&Delivery::entity_name>("entity", N_("Kind of record"), {.code = true, .max_length = 100, .access = system}),
    field<&Delivery::record>("record", N_("Its id"), {.access = system}),
    field<&Delivery::state>("state", N_("State"), {.listed = true, .filtered = true, .access = system}),
    field<&Delivery::attempts>("attempts", N_("Attempts"), {.listed = true, .access = system}),
    field<&Delivery::status>("status", N_("Answer's code"), {.listed = true, .access = system}),
    field<&Delivery::answer>("answer", N_("Answer"), {.personal = true, .max_length = 500, .access = system}),
    field<&Delivery::taken_ms>("taken_ms", N_("Milliseconds"), {.listed = true, .access = system}),
    field<&Delivery::payload>("payload", N_("Payload"), {.access = system}),
    field<&Delivery::created_at>("created_at", N_("Made"), {.sorted = true, .listed = true, .access = system}),
    field<&Delivery::tried_at>("tried_at", N_("Last tried"), {.access = system}),
};

/// An address on this machine, where nobody listens in between.
bool is_local_http(std::string_view address) {
    for (auto const* beginning : {"http://127.0.0.1", "http://localhost", "http://[::1]"})
        if (address.starts_with(beginning)) {
            auto const rest = address.substr(std::string_view(beginning).size());
            return rest.empty() || rest.front() == ':' || rest.front() == '/';
        }
    return false;
}

bool is_event(std::string_view event) {
    if (event == "*") return true;
    auto const parts = split(event, '.');
    if (parts.size() < 2 || parts.size() > 3) return false;
    if (parts.size() == 2) return !parts[0].empty() && parts[1] == "*";
    return !parts[0].empty() && !parts[1].empty() && (parts[2] == "*" || parts[2] == "add" || parts[2] == "change" || parts[2] == "delete" || parts[2] == "erased");
}

void check(Webhook const& webhook, Problems& problems) {
    auto const& address = webhook.address.value;
    if (!address.empty() && !address.starts_with("https://") && !is_local_http(address)) problems.add("address", N_("Use an https address, so that nobody reads or changes what is sent."));
    for (auto const& event : webhook.events)
        if (!is_event(event)) problems.add("events", {N_("“{event}” is no event; write for example people.person.add or people.*."), {{"event", event}}}, "not_a_choice");
}

}  // namespace

bool wants(std::vector<std::string> const& events, std::string_view event) {
    return std::any_of(events.begin(), events.end(), [&](std::string_view wanted) {
        return wanted == "*" || wanted == event || (wanted.ends_with(".*") && event.starts_with(wanted.substr(0, wanted.size() - 1)));
    });
}

Entity const& Webhook::entity() {
    static constexpr Entity webhook{
        .app = "core", .name = "webhook", .plural = "webhooks", .label = N_("Webhook"), .plural_label = N_("Webhooks"),
        .new_label = N_("New webhook"), .icon = "broadcast", .type = struct_of<Webhook>(), .fields = webhook_fields,
        .rule = rule<check>(), .title = R"({t}."name")", .order = "name",
        .visible = {.with_view = "TRUE", .own = R"({t}."owner_id" = {me})"}};
    return webhook;
}

Entity const& Delivery::entity() {
    static constexpr Entity delivery{
        .app = "core", .name = "webhook_delivery", .plural = "webhook_deliveries", .label = N_("Message to a webhook"),
        .plural_label = N_("Messages to webhooks"), .new_label = N_("New message"), .icon = "send", .type = struct_of<Delivery>(),
        .fields = delivery_fields, .title = R"({t}."event")", .order = "-created_at", .guard = Guard::kept,
        .visible = {.with_view = "TRUE",
                    .own = R"({t}."state" NOT IN ('waiting', 'withheld') AND EXISTS (SELECT 1 FROM "core_webhook" w WHERE w."id" = {t}."webhook" AND w."owner_id" = {me}))"},
        .append_only = true, .counted = false};
    return delivery;
}

}  // namespace ateneu::webhooks
