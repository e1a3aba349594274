#include "domain/people/mention.h"

#include <algorithm>

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/markup/markup.h"
#include "core/store/list.h"
#include "core/store/notice.h"
#include "domain/people/actor_of.h"
#include "domain/people/comment.h"
#include "domain/people/mails.h"
#include "domain/people/person.h"
#include "domain/people/recipient.h"

namespace ateneu::people {

namespace {

constexpr std::size_t most_excerpt = 160;
/// A comment that comes back by an undo mentions nobody anew.
constexpr std::int64_t fresh_micros = std::int64_t{3600} * 1'000'000;

std::string places_of(Query& query, std::vector<std::string> const& values) {
    std::string places;
    for (auto const& value : values) places += (places.empty() ? "" : ", ") + query.bind(value);
    return places;
}

Comment comment_of(Record const& record) {
    Comment comment;
    to_struct(Comment::entity(), record, &comment);
    return comment;
}

std::vector<std::string> newly_mentioned(Comment const& now, std::optional<Comment> const& before) {
    auto names = markup::mentions(now.text);
    if (!before) return names;
    auto const known = markup::mentions(before->text);
    std::erase_if(names, [&](std::string const& name) { return std::find(known.begin(), known.end(), name) != known.end(); });
    return names;
}

bool sees(Transaction& tx, Actor const& actor, Id<Comment> comment) {
    Query query;
    query.text = R"(SELECT 1 FROM "people_comment" t WHERE t."id" = )" + query.bind(comment.value);
    query.text += " AND " + visible_sql(tx.registry(), actor, Comment::entity(), "t", query);
    return query.run(tx.sql())->next();
}

/// Of those who are called so, whoever they are.
std::vector<std::int64_t> ids_called(Transaction& tx, std::vector<std::string> const& usernames) {
    Query query;
    query.text = R"(SELECT "id" FROM "people_person" WHERE "username" <> '' AND "username" IN ()" + places_of(query, usernames) + R"() ORDER BY "id")";
    std::vector<std::int64_t> ids;
    auto const rows = query.run(tx.sql());
    while (rows->next()) ids.push_back(rows->integer(0));
    return ids;
}

constexpr std::int64_t between_mails_micros = std::int64_t{3600} * 1'000'000;

/// Who was written to about this record a little while ago hears of the rest at the bell; others prefer the bell alone.
bool wants_mail(Transaction& tx, std::int64_t person, AnyReference const& record) {
    auto const since = iso(Instant{tx.now().micros - between_mails_micros});
    auto const kind = mention_mail.kind;
    return tx.sql().integer(R"(SELECT COUNT(*) FROM "people_preference" WHERE "person" = $1 AND NOT "mails_about_mentions")", {person}).value_or(0) == 0 &&
           tx.sql().integer(R"(SELECT COUNT(*) FROM "core_letter" WHERE "kind" = $1 AND "person_id" = $2 AND "about_type" = $3 AND "about_id" = $4 AND "created_at" > $5)",
                            {kind, person, std::string_view(record.entity), record.id, std::string_view(since)}).value_or(0) == 0;
}

/// The notice as a letter. One that can't be written keeps nobody from commenting.
void write_to(Transaction& tx, Actor const& reader, Comment const& comment, std::string const& quote) {
    auto const* entity = tx.registry().find(comment.subject.entity);
    auto const to = recipient_of(tx, {reader.person});
    if (!entity || !to || !wants_mail(tx, reader.person, comment.subject)) return;
    auto const standing = standing_of(tx, {Comment::entity().full_name(), comment.id.value});
    auto const author = comment.person ? tx.read(*comment.person) : std::nullopt;
    Query query;
    query.text = "SELECT " + placed(entity->title, "t") + " FROM " + quoted(entity->table()) + " t WHERE t.\"id\" = " + query.bind(comment.subject.id);
    auto const rows = query.run(tx.sql());
    auto const title = rows->next() ? std::string(rows->text(0)) : std::string();
    auto const who = author ? full_name(*author) : translate(to->tongue, N_("Somebody"));
    auto const letter = mail::written(mention_mail, *to, {.places = {{"who", who}, {"record", title}}, .path = standing ? standing->address : "/notices", .quote = quote,
                                                          .about = comment.subject, .unsubscribe = "/account"});
    static_cast<void>(static_cast<bool>(mail::send(tx, letter)));
}

}  // namespace

void tell_mentioned(Transaction& tx, Change const& change) {
    if (!change.after) return;
    auto const comment = comment_of(*change.after);
    bool const comes_back = !change.before && comment.at.micros < tx.now().micros - fresh_micros;
    if (comes_back || comment.is_removed || !comment.is_public) return;
    auto const names = newly_mentioned(comment, change.before ? std::optional(comment_of(*change.before)) : std::nullopt);
    if (names.empty()) return;
    std::optional<AnyReference> sender;
    if (comment.person) sender = AnyReference{Person::entity().full_name(), comment.person->value};
    auto const quote = markup::excerpt(comment.text, most_excerpt);
    for (auto const id : ids_called(tx, names)) {
        auto const reader = actor_of(tx.sql(), {id});
        if (!sees(tx, reader, comment.id)) continue;
        auto const told = notify(tx, {.owner = {Person::entity().full_name(), id},
                        .kind = "mention",
                        .about = AnyReference{Comment::entity().full_name(), comment.id.value},
                        .sender = sender,
                        .sentence = N_("{who} mentioned you: {record}"),
                        .text = quote});
        if (told != 0) write_to(tx, reader, comment, quote);
    }
}

std::map<std::string, std::int64_t, std::less<>> people_called(Transaction& tx, std::vector<std::string> const& usernames) {
    std::map<std::string, std::int64_t, std::less<>> found;
    if (usernames.empty()) return found;
    Query query;
    query.text = R"(SELECT t."username", t."id" FROM "people_person" t WHERE t."username" <> '' AND t."username" IN ()" + places_of(query, usernames) + ") AND ";
    query.text += visible_sql(tx.registry(), tx.actor(), Person::entity(), "t", query) + R"( ORDER BY t."id")";
    auto const rows = query.run(tx.sql());
    while (rows->next()) found.emplace(rows->text(0), rows->integer(1));
    return found;
}

std::vector<std::pair<std::string, std::string>> people_to_mention(Transaction& tx, std::string const& begun) {
    constexpr std::int64_t most = 10;
    auto const folded = fold(begun);
    Query query;
    // A username, or a part of the name, that begins so: folded words stand in the search text, each behind a blank.
    query.text = R"(SELECT t."username", TRIM(t."personal" || ' ' || t."family")
                    FROM "people_person" t
                    JOIN "people_login" login ON login."person" = t."id" AND login."is_active"
                    WHERE t."username" <> '' AND ' ' || t."search_text" LIKE )" + query.bind("% " + folded + "%") + " AND ";
    query.text += visible_sql(tx.registry(), tx.actor(), Person::entity(), "t", query) + R"( ORDER BY LOWER(t."username"), t."id" LIMIT )" + query.bind(most);
    std::vector<std::pair<std::string, std::string>> found;
    auto const rows = query.run(tx.sql());
    while (rows->next()) found.emplace_back(rows->text(0), rows->text(1));
    return found;
}

}  // namespace ateneu::people
