#include "core/html/components.h"
#include "core/jobs/job.h"
#include "core/jobs/schedule.h"
#include "domain/privacy/pages.h"
#include "domain/privacy/retention.h"

namespace ateneu::privacy {

http::Response retention_page(Call& call) {
    if (!call.actor.may(RetentionRule::entity(), Action::view)) return call.site.error(call, 403);
    auto const& say = call.say;
    auto& tx = call.tx();
    Keys ids;
    {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "privacy_retention_rule" ORDER BY "name_key", "id")");
        while (rows->next()) ids.push_back(rows->integer(0));
    }
    bool const may_change = call.actor.may(RetentionRule::entity(), Action::change);
    ui::Table table{.caption = say.t(N_("What is kept how long")),
                    .columns = {{.label = say.t(N_("What"))}, {.label = say.t(N_("Kept for"))}, {.label = say.t(N_("Then"))}, {.label = say.t(N_("Tonight"))}, {.label = say.t(N_("Last run"))},
                                {.label = say.t(N_("Why")), .full_on_phones = true}, {.label = "", .unlabelled_on_phones = true}}};
    std::int64_t all = 0;
    for (auto const id : ids) {
        auto const rule = tx.read(Id<RetentionRule>{id});
        if (!rule) continue;
        auto const due = count_due(tx, *rule, call.now);
        all += due;
        auto const kept = element("span", {{"title", say.t({N_("{least} to {most} days"), {{"least", std::to_string(rule->least_days)}, {"most", std::to_string(rule->most_days)}}})}}, say.n("{count} day", "{count} days", rule->keep_days));
        auto const tonight = due == 0 ? Html(say.t(N_("Nothing"))) : ui::pill({say.n("Would take away {count} row", "Would take away {count} rows", due), ui::Tone::warn, "hourglass-split"});
        auto last = rule->last_run ? moment_html(call.reader(), *rule->last_run) + Html(" · " + number_text(say, rule->last_count.value_or(0))) : Html();
        auto const edit = may_change && rule->least_days < rule->most_days ? ui::link_button({.label = say.t(N_("Change")), .icon = "pencil"}, RetentionRule::entity().address(id) + "/edit") : Html();
        table.rows.push_back({.cells = {element("a", {{"href", RetentionRule::entity().address(id)}}, say.t(rule->title.c_str())), kept, say.t(thens[static_cast<std::size_t>(rule->then)].label), tonight, last,
                                        say.t(rule->reason.c_str()), edit}});
    }
    auto const sub = all == 0 ? say.t(N_("Nothing is too old.")) : say.n("Tonight {count} row would go", "Tonight {count} rows would go", all);
    std::vector<Html> actions{ui::link_button({.label = say.t(RetentionRun::entity().plural_label), .icon = "clock-history"}, RetentionRun::entity().address())};
    auto const title = say.t(N_("How long data are kept"));
    auto const main = ui::title_row({.title = title, .sub = sub, .actions = actions}) +
                      element("p", {}, say.t(N_("Every night what is older goes. You may shorten what the law leaves open; the program sets the limits."))) + ui::table_frame(ui::data_table(say, table));
    return page(call, {.title = title, .current = &RetentionRule::entity()}, main);
}

}  // namespace ateneu::privacy
