#include "domain/people/hurdle.h"

namespace ateneu::people {

Hurdle hurdle_of(db::Connection& sql, Id<Person> person) {
    auto const rows = sql.query(R"(
        SELECT login."signed_up_at" IS NOT NULL AND login."confirmed_at" IS NULL,
               EXISTS (
                   SELECT 1 FROM "people_document" document
                   WHERE document."label" = 'terms'
                     AND (acceptance."accepted_at" IS NULL OR COALESCE(document."last_updated_at", document."created_at") > acceptance."accepted_at"))
        FROM "people_login" login
        LEFT JOIN "people_acceptance" acceptance ON acceptance."person" = login."person" AND acceptance."label" = 'terms'
        WHERE login."person" = $1)", {person.value});
    if (!rows->next()) return {};
    if (rows->boolean(1)) return {.address = terms_page, .before_all = true};
    if (rows->boolean(0)) return {.address = unconfirmed_page};
    return {};
}

}  // namespace ateneu::people
