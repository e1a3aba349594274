#include "core/html/record.h"

#include "core/html/chart.h"
#include "core/html/list.h"

namespace ateneu::ui {
namespace {

Html fact_list(std::vector<Fact> const& facts, std::string_view classes) {
    Html out;
    for (auto const& fact : facts) {
        if (fact.value.empty()) continue;
        out += element("div", {maybe("class", fact.wide ? "wide" : "")},
                       element("dt", {}, fact.label) + element("dd", {}, fact.value));
    }
    return element("dl", {{"class", classes}}, out);
}

Html queue_item(QueueItem const& item) {
    auto text =
        element("div", {{"class", "ellipsis"}}, element("a", {{"href", item.href}}, item.title));
    if (!item.detail.empty())
        text += element("div", {{"class", "muted small ellipsis"}}, item.detail);
    auto content = tile(item.icon, item.tint) + element("div", {{"class", "grow"}}, text);
    if (item.state) content += element("span", {{"class", "only-wide"}}, pill(*item.state));
    if (!item.verb.empty())
        content += element("a", {{"class", "btn btn-quiet only-wide"}, {"href", item.href}},
                           Html(item.verb) + unseen(Html(": ") + Html(item.title)));
    return element("li", {}, content);
}

Html moment(Moment const& moment) {
    auto const when = element("div", {{"class", "muted tiny"}}, moment.when);
    if (moment.note.empty()) {
        auto const drawing = moment.icon.empty() ? icon("pencil") : icon(moment.icon);
        return element("li", {},
                       element("span", {{"class", "ev"}}, drawing) +
                           element("div", {}, element("div", {}, moment.event) + when));
    }
    auto const head = element("span", {{"class", "grow"}},
                              element("span", {{"class", "strong"}}, moment.who) + Html(" ") +
                                  element("span", {{"class", "muted tiny"}}, moment.when)) +
                      moment.beside;
    return element("li", {maybe("id", moment.id)},
                   avatar(moment.who, moment.who_id) +
                       element("div", {},
                               element("div", {{"class", "said-by"}}, head) +
                                   element("div", {{"class", "bubble md"}}, moment.note) + moment.below));
}

}  // namespace

Html facts(std::vector<Fact> const& facts) { return fact_list(facts, "facts"); }

Html fact_rows(std::vector<Fact> const& facts) { return fact_list(facts, "rows"); }

Html stat(Stat const& stat) {
    auto content = element("span", {{"class", "k"}}, stat.label) +
                   element("span", {{"class", "v"}}, stat.value);
    if (!stat.detail.empty()) content += element("span", {{"class", "d"}}, stat.detail);
    content += spark(stat.trend);
    if (stat.href.empty()) return element("div", {{"class", "stat"}}, content);
    return element("a", {{"class", "stat"}, {"href", stat.href}}, content);
}

Html stats(std::vector<Stat> const& stats) {
    Html tiles;
    for (auto const& each : stats) tiles += stat(each);
    return element("div", {{"class", "stats"}}, tiles);
}

Html queue(std::vector<QueueItem> const& items) {
    Html lines;
    for (auto const& item : items) lines += queue_item(item);
    return element("ul", {{"class", "plain queue"}}, lines);
}

Html agenda(std::vector<AgendaItem> const& items) {
    Html lines;
    for (auto const& item : items) {
        auto const date =
            element("span", {{"class", "date"}}, element("b", {}, item.day) + Html(item.weekday));
        auto title = element("a", {{"class", "quiet strong"}, {"href", item.href}}, item.title);
        if (item.state) title += pill(*item.state);
        auto text = element("div", {{"class", "cluster"}}, title);
        if (!item.detail.empty()) text += element("div", {{"class", "muted small"}}, item.detail);
        lines += element("li", {}, date + element("div", {{"class", "grow"}}, text));
    }
    return element("ul", {{"class", "plain agenda py-1"}}, lines);
}

Html timeline(std::vector<Moment> const& moments) {
    Html lines;
    for (auto const& each : moments) lines += moment(each);
    return element("ol", {{"class", "timeline"}}, lines);
}

Html changed(Say const& say, Change const& change) {
    auto const who = element("span", {{"class", "strong"}}, change.who);
    auto const was = element("del", {{"class", "was"}}, change.was);
    auto const now = element("ins", {{"class", "now"}}, change.now);
    if (change.was.empty())
        return sentence(say.t("{who} set {field}: {now}"),
                        {{"who", who}, {"field", change.field}, {"now", now}});
    if (change.now.empty())
        return sentence(say.t("{who} emptied {field}: {was}"),
                        {{"who", who}, {"field", change.field}, {"was", was}});
    return sentence(say.t("{who} changed {field}: {was} {now}"),
                    {{"who", who}, {"field", change.field}, {"was", was}, {"now", now}});
}

Html comparison(Say const& say, Comparison const& comparison) {
    Table table{.caption = comparison.caption,
                .columns = {{.label = say.t("Field")},
                            {.label = comparison.left_title, .full_on_phones = true},
                            {.label = comparison.right_title, .full_on_phones = true}},
                .rows = {}};
    auto const choosing = !comparison.choose_title.empty();
    if (choosing)
        table.columns.push_back({.label = comparison.choose_title, .full_on_phones = true});
    for (auto const& each : comparison.differences) {
        Row row{.cells = {Html(each.field), each.left, each.right}};
        if (choosing) row.cells.push_back(each.choose);
        table.rows.push_back(std::move(row));
    }
    return data_table(say, table);
}

}  // namespace ateneu::ui
