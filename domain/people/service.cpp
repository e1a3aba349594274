#include "domain/people/service.h"

#include "core/access/secret.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/store.h"

namespace ateneu::people {

namespace {

constexpr std::size_t shown_characters = service_mark.size() + 6;

constexpr Field service_fields[] = {
    field<&Service::name>("name", N_("Name"), {.required = true, .unique = true, .searchable = true, .sorted = true,
        .listed = true, .max_length = 100, .help = N_("History names it so.")}),
    field<&Service::description>("description", N_("What it is for"), {.listed = true, .max_length = 500}),
    field<&Service::is_active>("is_active", N_("Active"), {.listed = true, .filtered = true, .initial = "true",
        .help = N_("Its tokens work only while it is.")}),
    field<&Service::groups>("groups", N_("Groups"), {.listed = true,
        .help = N_("It may do what the people of these groups may do."), .related_label = N_("Services")}),
    field<&Service::permissions>("permissions", N_("Permissions"), {
        .help = N_("Besides those of the groups."), .related_label = N_("Services with this permission")}),
    field<&Service::created_at>("created_at", N_("Made"), {.stamp = Stamp::created}),
};

constexpr Field token_fields[] = {
    field<&ServiceToken::service>("service", N_("Service"), {.required = true, .listed = true, .filtered = true,
        .on_delete = OnDelete::cascade, .related_label = N_("API tokens")}),
    field<&ServiceToken::name>("name", N_("Name"), {.required = true, .listed = true, .max_length = 100}),
    field<&ServiceToken::prefix>("prefix", N_("Begins with"), {.listed = true, .code = true, .max_length = 40,
        .access = FieldAccess::system}),
    field<&ServiceToken::digest>("digest", N_("Digest"), {.unique = true, .access = FieldAccess::system}),
    field<&ServiceToken::scopes>("scopes", N_("Scopes"), {.code = true,
        .help = N_("What it may do at most; empty: all that its service may.")}),
    field<&ServiceToken::created_at>("created_at", N_("Made"), {.sorted = true, .listed = true, .stamp = Stamp::created}),
    field<&ServiceToken::expires_at>("expires_at", N_("Expires"), {.listed = true,
        .help = N_("Empty: it stays good until it is revoked.")}),
    field<&ServiceToken::last_used_at>("last_used_at", N_("Last used"), {.listed = true, .access = FieldAccess::system}),
};

constexpr std::string_view permissions_sql = R"(
    SELECT permission."code"
    FROM "people_permission" permission
    WHERE permission."id" IN (
        SELECT own."permission" FROM "people_service_permissions" own WHERE own."service" = $1
        UNION
        SELECT given."permission"
        FROM "people_service_groups" member
        JOIN "people_group_permissions" given ON given."group" = member."group"
        WHERE member."service" = $1))";

}  // namespace

Entity const& Service::entity() {
    static constexpr Entity service{
        .app = "people", .name = "service", .plural = "services", .label = N_("Service"),
        .plural_label = N_("Services"), .new_label = N_("New service"), .icon = "robot",
        .type = struct_of<Service>(), .fields = service_fields, .title = R"({t}."name")", .order = "name",
        .guard = Guard::superusers};
    return service;
}

Entity const& ServiceToken::entity() {
    static constexpr Entity token{
        .app = "people", .name = "service_token", .plural = "service_tokens", .label = N_("Token of a service"),
        .plural_label = N_("Tokens of services"), .new_label = N_("New token of a service"), .icon = "key",
        .type = struct_of<ServiceToken>(), .fields = token_fields, .title = R"({t}."name")", .order = "-created_at",
        .guard = Guard::kept};
    return token;
}

Result<NewServiceToken> create_service_token(Transaction& tx, Id<Service> service, TokenWish const& wish) {
    if (auto refusal = refusal_of(tx, wish)) return *refusal;
    auto const text = std::string(service_mark) + random_token();
    Transaction::Deed const deed(tx);
    auto const written = tx.add(ServiceToken{.service = service, .name = trimmed(wish.name), .prefix = text.substr(0, shown_characters), .digest = {sha256_hex(text)},
                                             .scopes = wish.scopes, .expires_at = wish.expires_at});
    if (!written) {
        must(!written.problems.empty(), "a service's token can't be added");
        auto const& problem = written.problems.list().front();
        return Refusal{problem.code, problem.message, problem.field};
    }
    return NewServiceToken{{written.id}, text};
}

bool revoke_service_token(Transaction& tx, Id<ServiceToken> token) {
    if (!tx.read(token)) return false;
    Transaction::Deed const deed(tx);
    return static_cast<bool>(tx.remove(ServiceToken::entity(), token.value, 0));
}

std::optional<KnownService> find_service(db::Connection& sql, std::string_view text, Instant now) {
    KnownService known;
    std::int64_t service = 0;
    {
        auto const rows = sql.query(R"(
            SELECT token."id", service."id", service."name", token."name", token."scopes"
            FROM "people_service_token" token
            JOIN "people_service" service ON service."id" = token."service"
            WHERE token."digest" = $1 AND token."digest" <> ''
              AND (token."expires_at" IS NULL OR token."expires_at" > $2)
              AND service."is_active")",
            {sha256_hex(text), iso(now)});
        if (!rows->next()) return {};
        known.token = {rows->integer(0)};
        service = rows->integer(1);
        known.actor.inside = true;
        known.actor.name = rows->text(2);
        known.actor.via = known.actor.name + ": " + std::string(rows->text(3));
        auto scopes = from_json(*ServiceToken::entity().find("scopes"), rows->text(4));
        must(scopes.has_value(), "a token's scopes can't be read");
        known.actor.scopes = std::get<Texts>(*scopes);
    }
    auto const rows = sql.query(permissions_sql, {service});
    while (rows->next()) known.actor.permissions.emplace(rows->text(0));
    return known;
}

}  // namespace ateneu::people
