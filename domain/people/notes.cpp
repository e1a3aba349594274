#include "domain/people/notes.h"

#include "core/access/visible.h"
#include "core/base/text.h"
#include "core/entity/query.h"
#include "domain/people/comment.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr std::size_t longest_signature = 50;  // characters, as in the field

std::vector<Note> about(Transaction& tx, AnyReference const& subject, int limit) {
    Query query;
    query.text = R"(
        SELECT t."at", t."person", COALESCE(TRIM(person."personal" || ' ' || person."family"), t."user_name"), t."text"
        FROM "people_comment" t
        LEFT JOIN "people_person" person ON person."id" = t."person"
        WHERE t."subject_type" = )" + query.bind(subject.entity) + R"( AND t."subject_id" = )" +
                 query.bind(subject.id) + R"( AND t."is_public" AND NOT t."is_removed" AND )";
    query.text += visible_sql(tx.actor(), Comment::entity(), "t", query);
    query.text += R"( ORDER BY t."at" DESC, t."id" DESC LIMIT )" + query.bind(std::int64_t{limit});

    std::vector<Note> found;
    auto const rows = query.run(tx.sql());
    while (rows->next())
        found.push_back({parse_instant(rows->text(0)).value_or(Instant{}), rows->integer(1),
                         std::string(rows->text(2)), std::string(rows->text(3))});
    return found;
}

Written add(Transaction& tx, AnyReference const& subject, std::string text) {
    Comment comment{.subject = subject, .text = std::move(text)};
    // Says who wrote it even when the person is gone one day.
    if (auto const& name = tx.actor().name; length(name) <= longest_signature) comment.user_name = name;
    if (tx.actor().person != 0) comment.person = Id<Person>{tx.actor().person};
    return tx.add(comment);
}

bool may_add(Actor const& actor) { return actor.may(Comment::entity(), Action::add); }

}  // namespace

Notes notes() { return {.about = about, .add = add, .may_add = may_add}; }

}  // namespace ateneu::people
