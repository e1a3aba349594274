#include "core/store/notice.h"

#include "core/access/visible.h"
#include "core/base/text.h"

namespace ateneu {

namespace {

constexpr std::size_t longest_text = 200;

constexpr Field fields[] = {
    field<&Notice::owner>("owner", N_("Owner"), {.required = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove}),
    field<&Notice::kind>("kind", N_("Kind"), {.required = true, .listed = true, .filtered = true, .personal = false, .code = true, .max_length = 40}),
    field<&Notice::about>("about", N_("About"), {.listed = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove}),
    field<&Notice::sender>("sender", N_("From"), {.listed = true, .personal = false, .on_delete = OnDelete::set_null}),
    field<&Notice::sentence>("sentence", N_("What happened"), {.required = true, .personal = false}),
    field<&Notice::text>("text", N_("Text"), {.listed = true, .personal = true, .max_length = 200}),
    field<&Notice::at>("at", N_("At"), {.sorted = true, .listed = true, .access = FieldAccess::system}),
    field<&Notice::read_at>("read_at", N_("Read"), {.listed = true, .filtered = true, .access = FieldAccess::system}),
};

constexpr std::string_view person = "people.person";

db::Parameter type_of(std::optional<AnyReference> const& to) { return to ? db::Parameter(std::string_view(to->entity)) : db::Parameter(); }
db::Parameter id_of(std::optional<AnyReference> const& to) { return to ? db::Parameter(to->id) : db::Parameter(); }

/// The actor's own that they see.
std::string own(Transaction& tx, Query& query) {
    return R"(t."owner_type" = )" + query.bind(std::string(person)) + R"( AND t."owner_id" = )" + query.bind(tx.actor().person) + " AND " +
           visible_sql(tx.registry(), tx.actor(), Notice::entity(), "t", query);
}

std::optional<Instant> instant_or_nothing(db::Rows const& rows, int column) { return rows.is_null(column) ? std::nullopt : parse_instant(rows.text(column)); }

std::optional<AnyReference> reference_at(db::Rows const& rows, int column) {
    if (rows.is_null(column)) return {};
    return AnyReference{std::string(rows.text(column)), rows.integer(column + 1)};
}

std::vector<Notice> read(Transaction& tx, Query& query, std::string const& rest) {
    query.text = R"(SELECT t."id", t."kind", t."about_type", t."about_id", t."sender_type", t."sender_id", t."sentence", t."text", t."at", t."read_at"
                    FROM "core_notice" t WHERE )" + rest;
    std::vector<Notice> all;
    auto const rows = query.run(tx.sql());
    while (rows->next())
        all.push_back({.id = {rows->integer(0)},
                       .owner = {std::string(person), tx.actor().person},
                       .kind = std::string(rows->text(1)),
                       .about = reference_at(*rows, 2),
                       .sender = reference_at(*rows, 4),
                       .sentence = std::string(rows->text(6)),
                       .text = std::string(rows->text(7)),
                       .at = parse_instant(rows->text(8)).value_or(Instant{}),
                       .read_at = instant_or_nothing(*rows, 9)});
    return all;
}

}  // namespace

Entity const& Notice::entity() {
    static constexpr std::string_view own = R"({t}."owner_id" = {me})";
    static constexpr Entity notice{
        .app = "core", .name = "notice", .plural = "notices", .label = N_("Notice"),
        .plural_label = N_("Notices"), .new_label = N_("New notice"), .icon = "bell",
        .type = struct_of<Notice>(), .fields = fields, .title = R"({t}."text")", .order = "-at",
        .guard = Guard::kept, .visible = {.with_view = own, .own = own, .as = "about"}, .append_only = true, .internal = true, .counted = false};
    return notice;
}

std::int64_t notify(Transaction& tx, Notice notice) {
    if (notice.owner.entity != person || notice.owner.id == 0 || notice.owner == notice.sender) return 0;
    auto const text = shortened(notice.text, longest_text), now = iso(tx.now());
    // One that waits is renewed: a comment that was mended three times is one thing to look at.
    auto const waiting = tx.sql().integer(
        R"(SELECT MAX("id") FROM "core_notice" WHERE "owner_type" = $1 AND "owner_id" = $2 AND "kind" = $3 AND "about_type" = $4 AND "about_id" = $5 AND "read_at" IS NULL)",
        {std::string_view(notice.owner.entity), notice.owner.id, std::string_view(notice.kind), type_of(notice.about), id_of(notice.about)});
    if (waiting && *waiting != 0) {
        tx.sql().execute(R"(UPDATE "core_notice" SET "sender_type" = $2, "sender_id" = $3, "sentence" = $4, "text" = $5, "at" = $6 WHERE "id" = $1)",
                         {*waiting, type_of(notice.sender), id_of(notice.sender), std::string_view(notice.sentence), std::string_view(text), std::string_view(now)});
        return *waiting;
    }
    return tx.sql()
        .integer(R"(INSERT INTO "core_notice" ("owner_type", "owner_id", "kind", "about_type", "about_id", "sender_type", "sender_id", "sentence", "text", "at")
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING "id")",
                 {std::string_view(notice.owner.entity), notice.owner.id, std::string_view(notice.kind), type_of(notice.about), id_of(notice.about), type_of(notice.sender),
                  id_of(notice.sender), std::string_view(notice.sentence), std::string_view(text), std::string_view(now)})
        .value_or(0);
}

std::int64_t unread_notices(Transaction& tx) {
    if (tx.actor().person == 0) return 0;
    Query query;
    query.text = R"(SELECT COUNT(*) FROM "core_notice" t WHERE t."read_at" IS NULL AND )" + own(tx, query);
    auto const rows = query.run(tx.sql());
    rows->next();
    return rows->integer(0);
}

std::vector<Notice> notices_of(Transaction& tx, int limit, int offset) {
    Query query;
    auto rest = own(tx, query);
    rest += R"( ORDER BY t."at" DESC, t."id" DESC LIMIT )" + query.bind(std::int64_t{limit}) + " OFFSET " + query.bind(std::int64_t{offset});
    return read(tx, query, rest);
}

std::optional<Notice> find_notice(Transaction& tx, std::int64_t id) {
    Query query;
    auto rest = own(tx, query);
    rest += R"( AND t."id" = )" + query.bind(id);
    auto found = read(tx, query, rest);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

void mark_read(Transaction& tx, std::optional<Id<Notice>> one) {
    Query query;
    query.text = R"(UPDATE "core_notice" SET "read_at" = )" + query.bind(iso(tx.now())) + R"( WHERE "read_at" IS NULL AND "owner_type" = )" +
                 query.bind(std::string(person)) + R"( AND "owner_id" = )" + query.bind(tx.actor().person);
    if (one) query.text += R"( AND "id" = )" + query.bind(one->value);
    query.execute(tx.sql());
}

std::int64_t sweep_notices(db::Connection& sql, Instant read_before, Instant before) {
    return sql.execute(R"(DELETE FROM "core_notice" WHERE "read_at" < $1 OR "at" < $2)", {iso(read_before), iso(before)});
}

std::optional<Standing> standing_of(Transaction& tx, AnyReference const& what) {
    constexpr int most_steps = 3;
    AnyReference at = what;
    std::string place;
    for (int step = 0; step < most_steps; ++step) {
        auto const* entity = tx.registry().find(at.entity);
        if (!entity) return {};
        if (entity->visible.as.empty()) return Standing{at, entity->address(at.id) + place};
        auto const as = std::string(entity->visible.as);
        auto const rows = tx.sql().query("SELECT " + quoted(as + "_type") + ", " + quoted(as + "_id") + " FROM " + quoted(entity->table()) + " WHERE \"id\" = $1", {at.id});
        if (!rows->next() || rows->is_null(0)) return {};
        auto const mark = std::string(1, entity->name.front()) + std::to_string(at.id);
        place = "?at=" + mark + "#" + mark;
        at = {std::string(rows->text(0)), rows->integer(1)};
    }
    return {};
}

}  // namespace ateneu
