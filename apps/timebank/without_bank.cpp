#include "apps/timebank/without_bank.h"

#include "core/html/components.h"
#include "core/html/show.h"

namespace ateneu::timebank {

Html without_bank_banner(Call& call) {
    auto const& actor = call.actor;
    if (actor.person == 0 || actor.superuser || !actor.permissions.empty() || !actor.roles.empty() || !call.transaction) return {};
    auto const since = call.tx().sql().text(R"(
        SELECT login."signed_up_at" FROM "people_login" login
        WHERE login."person" = $1 AND login."signed_up_at" IS NOT NULL AND login."confirmed_at" IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM "timebank_member" m WHERE m."person" = login."person"))", {actor.person});
    auto const signed_up = since ? parse_instant(*since) : std::nullopt;
    if (!signed_up) return {};
    auto const& say = call.say;
    auto const until = Date{local(*signed_up, actor.time_zone).date.days + days_to_join};
    return ui::notice({.text = Html(say.t({N_("You belong to no time bank yet. Join one by {date}; accounts without a bank may be removed after that."), {{"date", long_date_text(call.reader(), until)}}})) + Html(" ") +
                               element("a", {{"href", "/banks"}}, say.t(N_("Find a time bank"))),
                       .tone = ui::Tone::warn});
}

}  // namespace ateneu::timebank
