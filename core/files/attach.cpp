#include "core/files/attach.h"

#include <map>

#include "core/access/secret.h"
#include "core/access/visible.h"
#include "core/base/log.h"
#include "core/base/text.h"

namespace ateneu::files {

namespace {

constexpr std::string_view person = "people.person";

std::string megabytes(std::int64_t bytes) {
    constexpr std::int64_t mega = 1 << 20;
    return std::to_string((bytes + mega - 1) / mega) + " MB";
}

Refusal refusal(char const* code, Message message) { return {code, std::move(message), "file"}; }

bool is_author(Actor const& actor, Entity const& entity, Record const& record) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].options.stamp == Stamp::author) return actor.person != 0 && integer_of(record.values[i]) == actor.person;
    return false;
}

std::int64_t number(db::Connection& sql, std::string_view text, std::initializer_list<db::Parameter> parameters = {}) { return sql.integer(text, parameters).value_or(0); }

/// What all contents take once these are there; equal ones count once.
std::int64_t bytes_with(Transaction& tx, std::span<Accepted const> files) {
    std::map<std::string, std::int64_t> sizes;
    for (auto const& file : files) sizes[file.digest] = std::ssize(file.bytes);
    Query query;
    std::string digests;
    for (auto const& [digest, size] : sizes) digests += (digests.empty() ? "" : ", ") + query.bind(digest);
    query.text = R"(SELECT COALESCE(SUM("size"), 0) FROM "core_content" WHERE "digest" NOT IN ()" + digests + ")";
    auto const rows = query.run(tx.sql());
    rows->next();
    auto all = rows->integer(0);
    for (auto const& [digest, size] : sizes) all += size;
    return all;
}

/// Whether the record takes so many more files; nothing: it does.
std::optional<Refusal> room_for(Transaction& tx, House const& house, AnyReference const& record, std::span<Accepted const> files, bool by_deed) {
    auto const* entity = tx.registry().find(record.entity);
    auto const stored = !entity ? std::nullopt : by_deed ? tx.read(*entity, record.id) : tx.find(*entity, record.id);
    if (!stored) return refusal("no_such_record", N_("What was chosen is no longer there."));
    if (!by_deed && !may_attach(tx, *entity, *stored)) return refusal("no_permission", N_("Only who may change this record may add files to it."));
    auto const there = number(tx.sql(), R"(SELECT COUNT(*) FROM "core_attachment" WHERE "record_type" = $1 AND "record_id" = $2)", {std::string_view(record.entity), record.id});
    if (there + std::ssize(files) > house.limits.files_of_a_record)
        return refusal("too_many", {N_("A record holds at most {count} files."), {{"count", std::to_string(house.limits.files_of_a_record)}}});
    if (house.limits.all_bytes == 0) return {};
    if (bytes_with(tx, files) > house.limits.all_bytes) return refusal("full", N_("There is no room left for files. Ask whoever runs this server."));
    return {};
}

/// Noted before it is there: whatever happens in between, the sweep knows of it. An old note is made new, so that the
/// sweep leaves the content alone that is about to be named.
void note(Transaction& tx, std::span<Accepted const> files) {
    auto const now = iso(tx.now());
    for (auto const& file : files)
        tx.sql().execute(R"(INSERT INTO "core_content" ("digest", "size", "at") VALUES ($1, $2, $3) ON CONFLICT ("digest") DO UPDATE SET "at" = excluded."at")",
                         {std::string_view(file.digest), static_cast<std::int64_t>(file.bytes.size()), std::string_view(now)});
}

std::optional<Refusal> put(House& house, std::span<Accepted const> files) {
    try {
        for (auto const& file : files) house.keep->store(file.digest, file.bytes);
        return {};
    } catch (KeepError const& failed) {
        log_error("files.not_stored", {{"what", failed.what()}});
        if (failed.kind == KeepError::Kind::full) return refusal("full", N_("The disk is full. Nothing was stored; ask whoever runs this server to make room."));
        return refusal("unavailable", N_("Files can't be stored just now. Nothing was stored; try again later."));
    }
}

Attachment row_of(db::Rows const& rows) {
    Attachment found{.id = {rows.integer(0)},
                     .record = {std::string(rows.text(1)), rows.integer(2)},
                     .name = std::string(rows.text(3)),
                     .size = rows.integer(4),
                     .type = std::string(rows.text(5)),
                     .digest = std::string(rows.text(6)),
                     .at = parse_instant(rows.text(9)).value_or(Instant{})};
    if (!rows.is_null(7)) found.by = AnyReference{std::string(rows.text(7)), rows.integer(8)};
    return found;
}

constexpr std::string_view columns =
    R"(SELECT t."id", t."record_type", t."record_id", t."name", t."size", t."type", t."digest", t."by_type", t."by_id", t."at" FROM "core_attachment" t WHERE )";

}  // namespace

Result<Accepted> accept(Offered const& offered, Limits const& limits) {
    if (static_cast<std::int64_t>(offered.bytes.size()) > limits.file_bytes)
        return refusal("too_large", {N_("“{name}” is too large: a file may have {most}."), {{"name", cleaned_name(offered.name)}, {"most", megabytes(limits.file_bytes)}}});
    auto found = known(offered);
    if (!found) return found.refusal();
    return Accepted{std::move(*found), sha256_hex(offered.bytes), offered.bytes};
}

bool may_attach(Transaction& tx, Entity const& entity, Record const& record) {
    auto const& actor = tx.actor();
    // Files have no files, and notices have neither.
    if (entity.internal || &entity == &Attachment::entity()) return false;
    if (!actor.reaches(Attachment::entity(), Action::add) || !actor.reaches(entity, Action::change)) return false;
    return actor.may(entity, Action::change, record) || is_author(actor, entity, record);
}

namespace {

Result<std::vector<Id<Attachment>>> attach_all(House& house, InTransaction const& in_transaction, AnyReference const& record, std::span<Accepted const> files, bool by_deed) {
    std::optional<Refusal> refused;
    in_transaction([&](Transaction& tx) {
        refused = room_for(tx, house, record, files, by_deed);
        if (!refused) note(tx, files);
    });
    if (!refused) refused = put(house, files);
    if (refused) return *refused;
    std::vector<Id<Attachment>> added;
    in_transaction([&](Transaction& tx) {
        added.clear();
        // Somebody else may have been quicker meanwhile.
        refused = room_for(tx, house, record, files, by_deed);
        if (refused) return;
        std::optional<AnyReference> by;
        if (tx.actor().person != 0) by = AnyReference{std::string(person), tx.actor().person};
        Transaction::Deed const deed(tx);
        for (auto const& file : files) {
            auto const written = tx.add(Attachment{.record = record, .name = file.known.name, .size = std::ssize(file.bytes), .type = file.known.type, .digest = file.digest, .by = by});
            must(static_cast<bool>(written), "a file that was accepted can be attached");
            added.push_back({written.id});
        }
    });
    if (refused) return *refused;
    return added;
}

}  // namespace

Result<std::vector<Id<Attachment>>> attach(House& house, InTransaction const& in_transaction, AnyReference const& record, std::span<Accepted const> files) {
    return attach_all(house, in_transaction, record, files, false);
}

Result<Id<Attachment>> attach_by_deed(House& house, InTransaction const& in_transaction, AnyReference const& record, Accepted const& file) {
    auto added = attach_all(house, in_transaction, record, {&file, 1}, true);
    if (!added) return added.refusal();
    return added->front();
}

Written detach(Transaction& tx, Attachment const& attachment) {
    auto const* entity = tx.registry().find(attachment.record.entity);
    auto const record = entity ? tx.find(*entity, attachment.record.id) : std::nullopt;
    if (!record || !may_attach(tx, *entity, *record)) {
        Written written;
        written.outcome = Written::Outcome::refused;
        written.refusal = {"no_permission", N_("Only who may change the record may take its files away.")};
        return written;
    }
    Transaction::Deed const deed(tx);
    return tx.remove(Attachment::entity(), attachment.id.value, 0);
}

std::vector<Attachment> attachments_of(Transaction& tx, AnyReference const& record) {
    Query query;
    query.text = std::string(columns) + R"(t."record_type" = )" + query.bind(record.entity) + R"( AND t."record_id" = )" + query.bind(record.id) + " AND ";
    query.text += visible_sql(tx.registry(), tx.actor(), Attachment::entity(), "t", query) + R"( ORDER BY t."at" DESC, t."id" DESC)";
    std::vector<Attachment> all;
    auto const rows = query.run(tx.sql());
    while (rows->next()) all.push_back(row_of(*rows));
    return all;
}

std::optional<Attachment> find_attachment(Transaction& tx, std::int64_t id) {
    Query query;
    query.text = std::string(columns) + R"(t."id" = )" + query.bind(id) + " AND ";
    query.text += visible_sql(tx.registry(), tx.actor(), Attachment::entity(), "t", query);
    auto const rows = query.run(tx.sql());
    return rows->next() ? std::optional(row_of(*rows)) : std::nullopt;
}

std::int64_t sweep_contents(House& house, db::Connection& sql, Instant before) {
    std::vector<std::string> gone;
    {
        // The rows are held until commit: who stores the same content anew waits, and finds no note.
        auto const rows = sql.query(R"(DELETE FROM "core_content" WHERE "at" < $1 AND "digest" NOT IN (SELECT "digest" FROM "core_attachment") RETURNING "digest")", {iso(before)});
        while (rows->next()) gone.emplace_back(rows->text(0));
    }
    for (auto const& digest : gone) house.keep->remove(digest);
    return std::ssize(gone);
}

namespace {

/// What is wrong with a content; "" for nothing.
std::string trouble_of(Keep& keep, std::string const& digest, std::int64_t size, bool digests) {
    constexpr std::size_t piece = 1 << 20;
    auto const content = keep.open(digest);
    if (!content) return "is missing";
    if (content->size() != size) return "has " + std::to_string(content->size()) + " bytes instead of " + std::to_string(size);
    if (!digests) return "";
    Sha256 sum;
    for (std::int64_t at = 0; at < size;) {
        auto const bytes = content->read(at, piece);
        if (bytes.empty()) break;
        sum.add(bytes);
        at += std::ssize(bytes);
    }
    return sum.hex() == digest ? "" : "holds other bytes than were stored";
}

}  // namespace

std::vector<std::string> check_contents(House& house, db::Connection& sql, bool digests) {
    std::map<std::string, std::string> troubles;
    std::vector<std::string> problems;
    auto const rows = sql.query(R"(SELECT "id", "digest", "size" FROM "core_attachment" ORDER BY "id")");
    while (rows->next()) {
        auto const digest = std::string(rows->text(1));
        auto found = troubles.find(digest);
        if (found == troubles.end()) found = troubles.emplace(digest, trouble_of(*house.keep, digest, rows->integer(2), digests)).first;
        if (!found->second.empty()) problems.push_back("core.attachment " + std::to_string(rows->integer(0)) + ": its content " + found->second);
    }
    return problems;
}

}  // namespace ateneu::files
