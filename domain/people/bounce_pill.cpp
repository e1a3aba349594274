#include "domain/people/bounce_pill.h"

#include <algorithm>

#include "core/mail/letter.h"
#include "core/store/rows.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

std::vector<std::vector<ui::Pill>> pills(Transaction& tx, Reader const& reader, std::span<std::int64_t const> ids) {
    std::vector<std::vector<ui::Pill>> all(ids.size());
    if (!tx.actor().may(mail::Bounce::entity(), Action::view)) return all;
    Query query;
    query.text = R"(SELECT person."id" FROM "people_person" person JOIN "core_bounce" bounce ON bounce."address" = person."email" AND bounce."address" <> ''
                    WHERE person."id" IN ()" + bind_keys(query, ids) + R"() ORDER BY person."id")";
    auto const rows = query.run(tx.sql());
    while (rows->next()) {
        auto const at = std::find(ids.begin(), ids.end(), rows->integer(0));
        must(at != ids.end(), "a row of a person whom nobody asked for");
        all[static_cast<std::size_t>(at - ids.begin())].push_back({reader.say.t(N_("E-mails come back")), ui::Tone::bad, "envelope-x"});
    }
    return all;
}

}  // namespace

Decoration bounce_pill() { return {&Person::entity(), nullptr, pills}; }

}  // namespace ateneu::people
