#include "domain/people/notes.h"

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/query.h"
#include "core/markup/markup.h"
#include "domain/people/comment.h"
#include "domain/people/mention.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr std::size_t longest_signature = 50;  // characters, as in the field

std::vector<Note> read(Transaction& tx, Query& query, std::string const& rest) {
    query.text = R"(
        SELECT t."id", t."version", t."subject_type", t."subject_id", t."at", t."person",
               COALESCE(TRIM(person."personal" || ' ' || person."family"), t."user_name"), t."text",
               t."user_name", t."is_removed" OR NOT t."is_public",
               EXISTS (SELECT 1 FROM "core_change" change WHERE change."entity" = 'people.comment' AND change."record" = t."id" AND change."action" = 'change' AND change."after" LIKE '%"text":%')
        FROM "people_comment" t
        LEFT JOIN "people_person" person ON person."id" = t."person"
        WHERE )" + visible_sql(tx.registry(), tx.actor(), Comment::entity(), "t", query) + " AND " + rest;
    std::vector<Note> found;
    auto const rows = query.run(tx.sql());
    while (rows->next())
        found.push_back({.id = rows->integer(0),
                         .version = rows->integer(1),
                         .subject = {std::string(rows->text(2)), rows->integer(3)},
                         .at = parse_instant(rows->text(4)).value_or(Instant{}),
                         .person = rows->integer(5),
                         .who = std::string(rows->text(6)),
                         .text = std::string(rows->text(7)),
                         .is_automatic = rows->integer(5) == 0 && rows->text(8).empty(),
                         .is_hidden = rows->boolean(9),
                         .is_edited = rows->boolean(10)});
    return found;
}

std::string about_sql(Query& query, AnyReference const& subject) {
    return R"(t."subject_type" = )" + query.bind(subject.entity) + R"( AND t."subject_id" = )" + query.bind(subject.id);
}

std::vector<Note> about(Transaction& tx, AnyReference const& subject, int limit) {
    Query query;
    auto const rest = about_sql(query, subject);
    return read(tx, query, rest + R"( ORDER BY t."at" DESC, t."id" DESC LIMIT )" + query.bind(std::int64_t{limit}));
}

std::int64_t count(Transaction& tx, AnyReference const& subject) {
    Query query;
    query.text = R"(SELECT COUNT(*) FROM "people_comment" t WHERE )" + about_sql(query, subject) + " AND ";
    query.text += visible_sql(tx.registry(), tx.actor(), Comment::entity(), "t", query);
    auto const rows = query.run(tx.sql());
    rows->next();
    return rows->integer(0);
}

std::optional<Note> find(Transaction& tx, std::int64_t id) {
    Query query;
    auto const found = read(tx, query, R"(t."id" = )" + query.bind(id));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

Written add(Transaction& tx, AnyReference const& subject, std::string text) {
    Comment comment{.subject = subject, .text = std::move(text)};
    // Says who wrote it even when the person is gone one day.
    if (auto const& name = tx.actor().name; length(name) <= longest_signature) comment.user_name = name;
    return tx.add(comment);
}

bool is_own(Actor const& actor, Note const& note) { return actor.person != 0 && note.person == actor.person; }
bool may_edit(Actor const& actor, Note const& note) { return is_own(actor, note) && !note.is_hidden && actor.reaches(Comment::entity(), Action::change); }
bool may_hide(Actor const& actor, Note const&) { return actor.may(Comment::entity(), Action::change); }

Written refused() {
    Written written;
    written.outcome = Written::Outcome::refused;
    written.refusal = {"no_permission", N_("Only who wrote a comment may change it.")};
    return written;
}

Written change(Transaction& tx, Note const& note, std::int64_t version, std::string text) {
    if (!may_edit(tx.actor(), note)) return refused();
    auto comment = tx.read(Id<Comment>{note.id});
    if (!comment) return {.outcome = Written::Outcome::gone};
    comment->text = std::move(text);
    auto record = to_record(Comment::entity(), &*comment);
    record.version = version;
    std::string_view const changed[] = {"text"};
    // What people write is theirs to mend, also where they may not change what others wrote.
    Transaction::Deed const deed(tx);
    return tx.change(Comment::entity(), std::move(record), changed);
}

Written remove(Transaction& tx, Note const& note, std::int64_t version) {
    if (!may_edit(tx.actor(), note)) return refused();
    Transaction::Deed const deed(tx);
    return tx.remove(Comment::entity(), note.id, version);
}

Written hide(Transaction& tx, Note const& note, bool hidden) {
    if (!may_hide(tx.actor(), note)) return refused();
    auto comment = tx.read(Id<Comment>{note.id});
    if (!comment) return {.outcome = Written::Outcome::gone};
    comment->is_removed = hidden;
    comment->is_public = true;
    auto record = to_record(Comment::entity(), &*comment);
    record.version = note.version;
    std::string_view const changed[] = {"is_removed", "is_public"};
    return tx.change(Comment::entity(), std::move(record), changed);
}

bool may_add(Actor const& actor) { return actor.may(Comment::entity(), Action::add); }

std::vector<Html> html(Transaction& tx, std::vector<std::string> const& texts) {
    std::vector<std::string> names;
    for (auto const& text : texts)
        for (auto& name : markup::mentions(text)) names.push_back(std::move(name));
    auto const people = people_called(tx, names);
    markup::Places const places{.heading = 3, .person = [&](std::string const& username) {
                                    auto const found = people.find(username);
                                    return found == people.end() ? std::string() : Person::entity().address(found->second);
                                }};
    std::vector<Html> all;
    for (auto const& text : texts) all.push_back(markup::render(text, places));
    return all;
}

}  // namespace

Notes notes() {
    return {.entity = &Comment::entity(),
            .longest = longest_comment,
            .about = about,
            .count = count,
            .find = find,
            .add = add,
            .change = change,
            .remove = remove,
            .hide = hide,
            .may_add = may_add,
            .may_edit = may_edit,
            .may_hide = may_hide,
            .html = html,
            .people = people_to_mention};
}

}  // namespace ateneu::people
