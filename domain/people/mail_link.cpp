#include "domain/people/mail_link.h"

#include "core/access/secret.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr auto system = FieldAccess::system;

constexpr Field fields[] = {
    field<&MailLink::person>("person", N_("Person"), {.required = true, .listed = true, .personal = true,
        .on_delete = OnDelete::cascade, .on_merge = OnMerge::end, .on_erase = OnErase::remove}),
    field<&MailLink::purpose>("purpose", N_("Purpose"), {.listed = true, .access = system}),
    field<&MailLink::digest>("digest", N_("Digest"), {.unique = true, .access = system}),
    field<&MailLink::created_at>("created_at", N_("Made"), {.listed = true, .access = system}),
    field<&MailLink::expires_at>("expires_at", N_("Expires"), {.sorted = true, .listed = true, .access = system}),
    field<&MailLink::address>("address", N_("New e-mail address"), {.personal = true, .access = system}),
};

char const* code(MailLink::Purpose purpose) { return mail_link_purposes[static_cast<std::size_t>(purpose)].code.data(); }

}  // namespace

Entity const& MailLink::entity() {
    static constexpr Entity link{
        .app = "people", .name = "mail_link", .plural = "mail_links", .label = N_("Link in an e-mail"),
        .plural_label = N_("Links in e-mails"), .new_label = N_("New link in an e-mail"), .icon = "link-45deg",
        .type = struct_of<MailLink>(), .fields = fields, .title = R"({t}."purpose")", .guard = Guard::kept,
        .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}, .append_only = true, .internal = true, .counted = false};
    return link;
}

std::string make_link(db::Connection& sql, Id<Person> person, MailLink::Purpose purpose, Instant now) {
    auto const text = random_token(), made = iso(now);
    must(purpose != MailLink::Purpose::address, "a link to an address is made by make_address_link");
    auto const lives = purpose == MailLink::Purpose::invite ? invite_link_seconds : reset_link_seconds;
    sql.execute(R"(DELETE FROM "people_mail_link" WHERE "expires_at" <= $1)", {std::string_view(made)});
    if (purpose == MailLink::Purpose::invite)
        sql.execute(R"(DELETE FROM "people_mail_link" WHERE "person" = $1 AND "purpose" = 'invite')", {person.value});
    sql.execute(R"(INSERT INTO "people_mail_link" ("person", "purpose", "digest", "created_at", "expires_at") VALUES ($1, $2, $3, $4, $5))",
                {person.value, std::string_view(code(purpose)), sha256_hex(text), std::string_view(made), iso(Instant{now.micros + lives * 1'000'000})});
    return text;
}

std::optional<GoodLink> find_link(db::Connection& sql, std::string_view text, Instant now) {
    if (text.empty()) return {};
    auto const rows = sql.query(R"(
        SELECT link."person", link."purpose", COALESCE(login."is_active", FALSE)
        FROM "people_mail_link" link
        LEFT JOIN "people_login" login ON login."person" = link."person"
        WHERE link."digest" = $1 AND link."digest" <> '' AND link."purpose" <> 'address' AND link."expires_at" > $2)", {sha256_hex(text), iso(now)});
    if (!rows->next()) return {};
    return GoodLink{{rows->integer(0)}, rows->text(1) == "invite" ? MailLink::Purpose::invite : MailLink::Purpose::reset, rows->boolean(2)};
}

bool use_link(db::Connection& sql, std::string_view text, Instant now) {
    auto const good = find_link(sql, text, now);
    if (!good) return false;
    auto const mine = sql.execute(R"(DELETE FROM "people_mail_link" WHERE "digest" = $1)", {sha256_hex(text)});
    if (mine == 0) return false;
    sql.execute(R"(DELETE FROM "people_mail_link" WHERE "person" = $1)", {good->person.value});
    return true;
}

std::string make_address_link(db::Connection& sql, NewAddress const& wanted, Instant now, std::int64_t lives_seconds) {
    auto const text = random_token();
    forget_address_links(sql, wanted.person);
    sql.execute(R"(INSERT INTO "people_mail_link" ("person", "purpose", "digest", "created_at", "expires_at", "address") VALUES ($1, 'address', $2, $3, $4, $5))",
                {wanted.person.value, sha256_hex(text), iso(now), iso(Instant{now.micros + lives_seconds * 1'000'000}), std::string_view(wanted.address)});
    return text;
}

std::optional<NewAddress> find_address_link(db::Connection& sql, std::string_view text, Instant now) {
    auto const rows = sql.query(R"(SELECT "person", "address" FROM "people_mail_link" WHERE "digest" = $1 AND "digest" <> '' AND "purpose" = 'address' AND "expires_at" > $2)",
                                {sha256_hex(text), iso(now)});
    if (!rows->next()) return {};
    return NewAddress{{rows->integer(0)}, std::string(rows->text(1))};
}

bool use_address_link(db::Connection& sql, std::string_view text) {
    return sql.execute(R"(DELETE FROM "people_mail_link" WHERE "digest" = $1 AND "purpose" = 'address')", {sha256_hex(text)}) > 0;
}

std::string waiting_address(db::Connection& sql, Id<Person> person, Instant now) {
    return sql.text(R"(SELECT "address" FROM "people_mail_link" WHERE "person" = $1 AND "purpose" = 'address' AND "expires_at" > $2 ORDER BY "id" DESC LIMIT 1)", {person.value, iso(now)}).value_or("");
}

void forget_address_links(db::Connection& sql, Id<Person> person) {
    sql.execute(R"(DELETE FROM "people_mail_link" WHERE "person" = $1 AND "purpose" = 'address')", {person.value});
}

}  // namespace ateneu::people
