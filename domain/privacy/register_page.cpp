#include <algorithm>

#include "core/base/csv_line.h"
#include "core/base/text.h"
#include "core/html/components.h"
#include "core/store/erase.h"
#include "domain/privacy/pages.h"
#include "domain/privacy/processing.h"
#include "domain/privacy/retention_rule.h"
#include "domain/privacy/walk.h"

namespace ateneu::privacy {

namespace {

/// One field of the register, in words.
struct Held {
    Entity const* entity;
    Field const* field;
    std::string erased, uses, kept;
};

std::string what_erasing_does(Say const& say, Field const& field) {
    auto const kind = field.kind();
    if (kind == Kind::reference || kind == Kind::any_reference)
        return say.t(field.options.on_erase == OnErase::remove ? N_("The record is taken away") : N_("The record stays, with a person without a name"));
    if (field.options.kept_because) return say.t({N_("Stays: {reason}"), {{"reason", say.t(field.options.kept_because)}}});
    return say.t(N_("Emptied"));
}

std::string rules_of(Call& call, Entity const& entity) {
    std::vector<std::string> all;
    auto const rows = call.tx().sql().query(R"(SELECT "keep_days" FROM "privacy_retention_rule" WHERE "kind" = $1 ORDER BY "id")", {entity.full_name()});
    while (rows->next()) all.push_back(call.say.n("{count} day", "{count} days", rows->integer(0)));
    return join(all, ", ");
}

std::vector<Held> held(Call& call) {
    auto const uses = all_processings(call.tx());
    std::vector<Held> all;
    for (auto const* entity : call.site.registry().entities()) {
        std::vector<std::string> names;
        for (auto const& use : uses)
            if (speaks_of(use, *entity)) names.push_back(use.name);
        bool const has_some = std::any_of(entity->fields.begin(), entity->fields.end(), [](Field const& field) { return field.options.personal || field.kind() == Kind::secret; });
        if (!has_some) continue;
        auto const kept = rules_of(call, *entity);
        for (auto const& field : entity->fields)
            if (field.options.personal || field.kind() == Kind::secret) all.push_back({entity, &field, what_erasing_does(call.say, field), join(names, ", "), kept});
    }
    return all;
}

bool may_read(Call const& call) { return call.actor.may(Processing::entity(), Action::view); }

}  // namespace

http::Response register_page(Call& call) {
    if (!may_read(call)) return call.site.error(call, 403);
    auto const& say = call.say;
    auto const all = held(call);
    std::vector<Html> panels;
    for (std::size_t i = 0; i < all.size();) {
        auto const* entity = all[i].entity;
        ui::Table table{.caption = say.t(entity->plural_label), .columns = {{.label = say.t(N_("Field"))}, {.label = say.t(N_("Name"))}, {.label = say.t(N_("When the person is erased"))}}};
        auto const uses = all[i].uses, kept = all[i].kept;
        for (; i < all.size() && all[i].entity == entity; ++i) table.rows.push_back({.cells = {say.t(all[i].field->label), element("code", {}, all[i].field->name), all[i].erased}});
        std::vector<std::string> foot;
        if (!uses.empty()) foot.push_back(say.t({N_("Used for: {uses}"), {{"uses", uses}}}));
        if (!kept.empty()) foot.push_back(say.t({N_("Kept: {rules}"), {{"rules", kept}}}));
        panels.push_back(ui::panel({.title = say.t(entity->plural_label), .flush = ui::data_table(say, table), .foot = foot.empty() ? Html() : element("p", {{"class", "muted"}}, join(foot, " · "))}));
    }
    auto const title = say.t(N_("Where personal data are"));
    std::vector<Html> actions{ui::link_button({.label = say.t(N_("Uses of data")), .icon = "journal-text"}, "/privacy/activities"), ui::link_button({.label = "CSV", .icon = "download"}, "/privacy/register.csv")};
    auto const main = ui::title_row({.title = title, .sub = say.n("{count} field", "{count} fields", std::ssize(all)), .actions = actions}) + ui::stack(panels);
    return page(call, {.title = title, .current = &Processing::entity()}, main);
}

http::Response register_csv(Call& call) {
    if (!may_read(call)) return call.site.error(call, 403);
    auto const& say = call.say;
    std::string out = "\xef\xbb\xbf";
    auto const line = [&](std::vector<std::string> const& cells) { out += csv_line(cells); };
    line({"entity", "field", say.t(N_("Records")), say.t(N_("Field")), say.t(N_("When the person is erased")), say.t(N_("Used for")), say.t(N_("Kept for"))});
    for (auto const& each : held(call))
        line({each.entity->full_name(), std::string(each.field->name), say.t(each.entity->plural_label), say.t(each.field->label), each.erased, each.uses, each.kept});
    http::Response answer{.content_type = "text/csv; charset=utf-8", .body = std::move(out)};
    return answer.with("Content-Disposition", "attachment; filename=\"personal-data.csv\"");
}

http::Response activities_page(Call& call) {
    auto const& say = call.say;
    std::vector<Html> panels;
    for (auto const& use : all_processings(call.tx())) {
        std::vector<ui::Fact> facts;
        auto const fact = [&](char const* label, std::string const& said) {
            if (!said.empty()) facts.push_back({say.t(label), said, true});
        };
        fact(N_("Purpose"), use.purpose);
        fact(N_("Legal basis"), say.t(bases[static_cast<std::size_t>(use.basis)].label) + (use.basis_detail.empty() ? "" : " – " + use.basis_detail));
        fact(N_("Whose data"), use.people);
        fact(N_("Kinds of data"), use.data_kinds);
        fact(N_("Special kinds"), use.special_kinds);
        fact(N_("Where they come from"), use.source);
        fact(N_("Who gets them"), use.recipients);
        fact(N_("Who handles them for us"), use.processors);
        fact(N_("To other countries"), use.transfers);
        fact(N_("How long they are kept"), use.retention);
        fact(N_("How they are protected"), use.measures);
        fact(N_("Who is responsible"), use.controller);
        fact(N_("Data protection officer"), use.officer);
        fact(N_("Impact assessment"), use.assessment);
        if (use.reviewed) fact(N_("Last looked at"), full_date_text(call.reader(), *use.reviewed));
        panels.push_back(ui::panel({.title = use.name, .body = ui::facts(facts)}));
    }
    if (panels.empty()) panels.push_back(ui::empty({.title = say.t(N_("Nothing is written down yet")), .text = say.t(N_("The register of processing has no entries."))}));
    auto const title = say.t(N_("What data are used for here"));
    std::vector<Html> actions;
    if (may_read(call)) actions.push_back(ui::link_button({.label = say.t(N_("Where personal data are")), .icon = "list-columns"}, "/privacy/register"));
    auto const main = ui::title_row({.title = title, .sub = call.site.settings().organisation, .actions = actions}) + ui::stack(panels);
    return page(call, {.title = title, .current = &Processing::entity(), .narrow = true}, main);
}

}  // namespace ateneu::privacy
