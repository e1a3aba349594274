#include "domain/people/recipient.h"

#include "domain/people/person.h"

namespace ateneu::people {

std::optional<mail::Recipient> recipient_of(Transaction& tx, Id<Person> person, std::optional<Tongue> const& otherwise) {
    auto const rows = tx.sql().query(R"(
        SELECT person."email", person."personal", person."family", COALESCE(preference."language", ''),
               COALESCE(NULLIF(preference."time_zone", ''), NULLIF(person."timezone", ''), NULLIF(person."airport_timezone", ''), 'UTC')
        FROM "people_person" person
        LEFT JOIN "people_preference" preference ON preference."person" = person."id"
        WHERE person."id" = $1 AND person."email" <> '' AND person."archived_at" IS NULL)", {person.value});
    if (!rows->next()) return {};
    mail::Recipient to{.address = std::string(rows->text(0)), .name = {}, .called = std::string(rows->text(1)), .tongue = {std::string(rows->text(3))},
                       .time_zone = std::string(rows->text(4)), .person = AnyReference{Person::entity().full_name(), person.value}};
    to.name = to.called;
    if (auto const family = rows->text(2); !family.empty()) to.name.append(" ").append(family);
    if (to.tongue.code.empty()) to.tongue = otherwise.value_or(tx.actor().tongue);
    if (to.tongue.code.empty()) to.tongue.code = "en";
    return to;
}

}  // namespace ateneu::people
