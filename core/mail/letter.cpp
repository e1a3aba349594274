#include "core/mail/letter.h"

#include <algorithm>

#include "core/access/secret.h"
#include "core/base/text.h"
#include "core/jobs/queue.h"

namespace ateneu::mail {

namespace {

constexpr auto system = FieldAccess::system;
constexpr std::size_t longest_header = 300, longest_reason = 500;

constexpr Field letter_fields[] = {
    field<&Posted::subject>("subject", N_("Subject"), {.personal = true, .max_length = 300, .access = system}),
    field<&Posted::kind>("kind", N_("Kind"), {.listed = true, .filtered = true, .personal = false, .code = true, .max_length = 100, .access = system}),
    field<&Posted::person>("person", N_("Person"), {.listed = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove, .access = system,
        .related_label = N_("E-mails")}),
    field<&Posted::address>("address", N_("E-mail"), {.listed = true, .personal = true, .access = system}),
    field<&Posted::name>("name", N_("Name"), {.personal = true, .max_length = 300, .access = system}),
    field<&Posted::language>("language", N_("Language"), {.filtered = true, .personal = true, .access = system}),
    field<&Posted::about>("about", N_("About"), {.personal = false, .on_delete = OnDelete::set_null, .access = system, .related_label = N_("E-mails")}),
    field<&Posted::state>("state", N_("State"), {.listed = true, .filtered = true, .access = system}),
    field<&Posted::attempts>("attempts", N_("Attempts"), {.listed = true, .access = system}),
    field<&Posted::problem>("problem", N_("What went wrong"), {.listed = true, .personal = true, .max_length = 500, .access = system}),
    field<&Posted::mark>("mark", N_("Its mark"), {.unique = true, .personal = false, .code = true, .max_length = 40, .access = system}),
    field<&Posted::text>("text", N_("Text"), {.personal = true, .access = system}),
    field<&Posted::html>("html", N_("The same as HTML"), {.personal = true, .access = system}),
    field<&Posted::unsubscribe>("unsubscribe", N_("Where such e-mails are switched off"), {.personal = false, .code = true, .max_length = 300, .access = system}),
    field<&Posted::created_at>("created_at", N_("Written"), {.sorted = true, .listed = true, .filtered = true, .access = system}),
    field<&Posted::tried_at>("tried_at", N_("Last tried"), {.access = system}),
    field<&Posted::sent_at>("sent_at", N_("Sent"), {.access = system}),
};

constexpr Field bounce_fields[] = {
    field<&Bounce::address>("address", N_("E-mail"), {.required = true, .unique = true, .sorted = true, .listed = true,
        .personal = true, .help = N_("Nothing is written to it until this record is deleted.")}),
    field<&Bounce::reason>("reason", N_("Reason"), {.listed = true, .personal = true, .multiline = true, .max_length = 500,
        .help = N_("What the mail server said, or why nobody shall write there.")}),
    field<&Bounce::created_at>("created_at", N_("Since"), {.sorted = true, .listed = true, .stamp = Stamp::created}),
};

void check(Bounce const& bounce, Problems& problems) {
    if (bounce.address.value != lower_ascii(bounce.address.value)) problems.add("address", N_("Write the address in small letters."));
}

}  // namespace

Entity const& Posted::entity() {
    static constexpr Entity letter{
        .app = "core", .name = "letter", .plural = "letters", .label = N_("E-mail sent"), .plural_label = N_("E-mails sent"),
        .new_label = N_("New e-mail"), .icon = "envelope", .type = struct_of<Posted>(), .fields = letter_fields,
        .title = R"({t}."subject")", .order = "-created_at", .guard = Guard::kept,
        .visible = {.with_view = "TRUE", .own = R"({t}."person_id" = {me})"}, .append_only = true, .counted = false};
    return letter;
}

Entity const& Bounce::entity() {
    static constexpr Entity bounce{
        .app = "core", .name = "bounce", .plural = "bounces", .label = N_("Address that bounces"), .plural_label = N_("Addresses that bounce"),
        .new_label = N_("New address that bounces"), .icon = "envelope-x", .type = struct_of<Bounce>(), .fields = bounce_fields,
        .rule = rule<check>(), .title = R"({t}."address")", .order = "address"};
    return bounce;
}

namespace {

/// What becomes part of a header line must stay within it (RFC 5322, 2.2).
bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}
bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void check_header(Problems& problems, char const* field, std::string_view text) {
    if (has_control(text) || !is_utf8(text)) problems.add(field, N_("Leave out line breaks and other control characters."), "control_character");
    else if (length(text) > longest_header) problems.add(field, N_("Use fewer characters."), "too_long");
}

void check_body(Problems& problems, char const* field, std::string_view text) {
    if (!is_utf8(text) || text.find('\0') != std::string_view::npos) problems.add(field, N_("Use characters that can be typed again."), "not_text");
}

}  // namespace

Problems problems_of(Letter const& letter) {
    Problems problems;
    if (has_control(letter.address) || !is_email(letter.address)) problems.add("address", N_("This is no e-mail address."), "not_an_email");
    else if (!is_ascii(letter.address)) problems.add("address", N_("Mail servers don't all take an address with letters beyond a to z."), "not_ascii");
    check_header(problems, "name", letter.name);
    check_header(problems, "subject", letter.subject);
    check_header(problems, "unsubscribe", letter.unsubscribe);
    if (trimmed(letter.subject).empty()) problems.add("subject", N_("Say what it is about."), "required");
    if (trimmed(letter.text).empty()) problems.add("text", N_("Say something."), "required");
    check_body(problems, "text", letter.text);
    check_body(problems, "html", letter.html);
    return problems;
}

namespace {

db::Parameter entity_of(std::optional<AnyReference> const& reference) {
    return reference ? db::Parameter(std::string_view(reference->entity)) : db::Parameter();
}
db::Parameter id_of(std::optional<AnyReference> const& reference) { return reference ? db::Parameter(reference->id) : db::Parameter(); }

}  // namespace

Result<Id<Posted>> send(Transaction& tx, Letter const& letter) {
    if (auto const problems = problems_of(letter); !problems.empty()) {
        auto const& first = problems.list().front();
        return Refusal{first.code, first.message, first.field};
    }
    auto const mark = hex(random_bytes(16)), now = iso(tx.now());
    auto const id = tx.sql().integer(R"(
        INSERT INTO "core_letter" ("subject", "kind", "person_type", "person_id", "address", "name", "language", "about_type", "about_id", "state",
                                   "attempts", "problem", "mark", "text", "html", "unsubscribe", "created_at")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', 0, '', $10, $11, $12, $13, $14) RETURNING "id")",
        {std::string_view(letter.subject), std::string_view(letter.kind), entity_of(letter.person), id_of(letter.person), std::string_view(letter.address),
         std::string_view(letter.name), std::string_view(letter.language), entity_of(letter.about), id_of(letter.about), std::string_view(mark),
         std::string_view(letter.text), std::string_view(letter.html), std::string_view(letter.unsubscribe), std::string_view(now)});
    must(id.has_value(), "a letter has no id");
    order_sending(tx.sql(), {*id}, tx.now());
    return Id<Posted>{*id};
}

void order_sending(db::Connection& sql, Id<Posted> letter, Instant now) {
    auto const number = std::to_string(letter.value);
    jobs::order(sql, {.kind = std::string(sending_kind), .title = translate({}, N_("Send an e-mail")), .parameters = "{\"letter\":" + number + "}",
                      .key = "mail-" + number, .address = Posted::entity().address(letter.value)}, {}, now);
}

void note_bounce(Transaction& tx, std::string const& address, std::string const& reason) {
    if (bounced(tx.sql(), address)) return;
    Transaction::Deed const deed(tx);
    auto const noted = tx.add(Bounce{.address = {lower_ascii(address)}, .reason = shortened(reason, longest_reason)});
    must(static_cast<bool>(noted), "a bounce can't be noted");
}

std::optional<std::string> bounced(db::Connection& sql, std::string const& address) {
    return sql.text(R"(SELECT "reason" FROM "core_bounce" WHERE "address" = $1 AND "address" <> '')", {std::string_view(lower_ascii(address))});
}

}  // namespace ateneu::mail
