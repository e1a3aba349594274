#include "domain/people/token.h"

#include "core/access/scope.h"
#include "core/access/secret.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/store/store.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr std::string_view mark = "ateneu_";
constexpr std::string_view knox = "sha512$";  // before an imported digest
constexpr std::size_t shown_characters = mark.size() + 6;

constexpr Field fields[] = {
    field<&Token::person>("person", N_("Person"), {.required = true, .listed = true, .filtered = true,
        .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove, .related_label = N_("API tokens")}),
    field<&Token::name>("name", N_("Name"), {.required = true, .listed = true, .personal = true, .max_length = 100,
        .help = N_("What it is for, to know it again.")}),
    field<&Token::prefix>("prefix", N_("Begins with"), {.listed = true, .personal = false, .code = true, .max_length = 40,
        .access = FieldAccess::system}),
    field<&Token::digest>("digest", N_("Digest"), {.unique = true, .access = FieldAccess::system}),
    field<&Token::created_at>("created_at", N_("Made"), {.sorted = true, .listed = true,
        .stamp = Stamp::created}),
    field<&Token::expires_at>("expires_at", N_("Expires"), {.listed = true,
        .help = N_("Empty: it stays good until it is revoked.")}),
    field<&Token::last_used_at>("last_used_at", N_("Last used"), {.listed = true,
        .access = FieldAccess::system}),
    field<&Token::scopes>("scopes", N_("Scopes"), {.personal = false, .code = true,
        .help = N_("What it may do at most; empty: all that its person may.")}),
};

}  // namespace

Entity const& Token::entity() {
    static constexpr Entity token{
        .app = "people", .name = "token", .plural = "tokens", .label = N_("API token"),
        .plural_label = N_("API tokens"), .new_label = N_("New API token"), .icon = "key",
        .type = struct_of<Token>(), .fields = fields, .title = R"({t}."name")", .order = "-created_at",
        .guard = Guard::kept, .visible = {.with_view = "TRUE", .own = R"({t}."person" = {me})"}};
    return token;
}

std::optional<Refusal> refusal_of(Transaction& tx, TokenWish const& wish) {
    if (trimmed(wish.name).empty()) return Refusal{"required", N_("Say what the token is for."), "name"};
    if (wish.expires_at && *wish.expires_at <= tx.now()) return Refusal{"expired", N_("Choose a moment that is still to come."), "expires_at"};
    for (auto const& scope : wish.scopes)
        if (!is_scope(tx.registry(), scope)) return Refusal{"not_a_choice", {N_("“{scope}” is no scope; write for example people.person:read or *:read."), {{"scope", scope}}}, "scopes"};
    return {};
}

Result<NewToken> create_token(Transaction& tx, Id<Person> person, TokenWish const& wish) {
    if (auto refusal = refusal_of(tx, wish)) return *refusal;
    auto const text = std::string(mark) + random_token();
    Transaction::Deed const deed(tx);
    auto const written = tx.add(Token{.person = person, .name = trimmed(wish.name), .prefix = text.substr(0, shown_characters), .digest = {sha256_hex(text)},
                                      .expires_at = wish.expires_at, .scopes = wish.scopes});
    if (!written) {
        must(!written.problems.empty(), "a token can't be added");
        auto const& problem = written.problems.list().front();
        return Refusal{problem.code, problem.message, problem.field};
    }
    return NewToken{{written.id}, text};
}

bool revoke_token(Transaction& tx, Id<Person> person, Id<Token> token) {
    auto const stored = tx.read(token);
    if (!stored || stored->person != person) return false;
    Transaction::Deed const deed(tx);
    return static_cast<bool>(tx.remove(Token::entity(), token.value, 0));
}

namespace {

/// What a token may be stored as. Those that came with an import are django-rest-knox's: the SHA-512 of
/// the text, or up to its version 4 of the bytes that the digits stand for.
std::pair<std::string, std::string> digests_of(std::string_view text) {
    if (text.starts_with(mark)) return {sha256_hex(text), ""};
    auto const bytes = bytes_of_hex(text);
    return {std::string(knox) + sha512_hex(text), bytes ? std::string(knox) + sha512_hex(*bytes) : ""};
}

}  // namespace

std::optional<KnownToken> find_token(db::Connection& sql, std::string_view text, Instant now) {
    if (text.empty()) return {};
    auto const [digest, other] = digests_of(text);
    auto const rows = sql.query(R"(
        SELECT token."id", token."person", token."name", token."scopes"
        FROM "people_token" token
        JOIN "people_login" login ON login."person" = token."person"
        WHERE token."digest" IN ($1, $3) AND token."digest" <> ''
          AND (token."expires_at" IS NULL OR token."expires_at" > $2)
          AND login."is_active")",
        {digest, iso(now), other});
    if (!rows->next()) return {};
    auto scopes = from_json(*Token::entity().find("scopes"), rows->text(3));
    must(scopes.has_value(), "a token's scopes can't be read");
    return KnownToken{{rows->integer(0)}, {rows->integer(1)}, std::string(rows->text(2)), std::get<Texts>(*scopes)};
}

}  // namespace ateneu::people
