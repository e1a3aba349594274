#include "core/pages/conflict_page.h"

#include "core/html/form.h"
#include "core/html/record.h"
#include "core/pages/form_input.h"

namespace ateneu::pages {

namespace {

std::string choice_name(Field const& field) { return "_choose." + std::string(field.name); }

Html choose_html(Call& call, Field const& field) {
    auto const& say = call.say;
    auto const name = choice_name(field);
    ui::Field const asked{.id = control_id(name), .name = name, .label = say.t(field.label), .mark_optional = false};
    auto const two = ui::radios(asked, {{.value = "mine", .label = say.t(N_("Keep mine")), .chosen = true}, {.value = "theirs", .label = say.t(N_("Take theirs"))}});
    return element("div", {{"role", "group"}, {"aria-label", asked.label}}, two);
}

/// Everything that was typed travels on, so that nothing is lost on the way.
Html carried(Call& call) {
    Html html;
    for (auto const& [name, value] : call.request.form.list()) {
        if (name == ui::csrf_field || name == "_version" || name == "_resolve" || name.starts_with("_choose.")) continue;
        html += ui::hidden(name, value);
    }
    return html;
}

std::vector<ui::Difference> differences(Call& call, Entity const& entity, Record const& mine, Record const& theirs) {
    Record const both[] = {mine, theirs};
    auto const references = reference_titles(call.tx(), entity, both);
    View const view{call, references};
    std::vector<ui::Difference> all;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        if (mine.values[i] == theirs.values[i] || !field.is_typed() || field.kind() == Kind::secret) continue;
        all.push_back({call.say.t(field.label), value_html(view, field, mine.values[i]), value_html(view, field, theirs.values[i]), choose_html(call, field)});
    }
    return all;
}

/// The list comes first where the way back is the record's own page.
std::vector<ui::Link> crumbs(Call& call, Entity const& entity, std::int64_t id, ConflictAt const& at) {
    std::vector<ui::Link> parents;
    if (at.back == entity.address(id)) parents.push_back({call.say.t(entity.plural_label), entity.address()});
    parents.push_back({at.title, at.back});
    return parents;
}

}  // namespace

http::Response conflict_page(Call& call, Entity const& entity, Record const& mine, Conflict const& conflict) {
    auto const address = entity.address(mine.id);
    return conflict_page(call, entity, mine, conflict, {address + "/edit", address, title_of(call, entity, mine.id)});
}

http::Response conflict_page(Call& call, Entity const& entity, Record const& mine, Conflict const& conflict, ConflictAt const& at) {
    auto const& say = call.say;
    auto const who = conflict.who.empty() ? say.t(N_("Somebody else")) : conflict.who;
    ui::Comparison comparison{.caption = say.t(N_("Both versions")), .left_title = say.t(N_("Yours")), .right_title = say.t({N_("{who}'s"), {{"who", who}}}), .choose_title = say.t(N_("Which one stays?")),
                              .differences = differences(call, entity, mine, conflict.theirs)};
    auto const notice = ui::notice({.text = ui::sentence(say.t(N_("{who} saved this record while you were editing ({when}). Nothing of yours is lost: choose field by field.")),
                                                         {{"who", element("span", {{"class", "strong"}}, who)}, {"when", moment_html(call.reader(), conflict.when)}}),
                                    .tone = ui::Tone::warn, .is_new = true});
    auto const form = element("form", {{"method", "post"}, {"action", at.action}, {"id", "conflict"}},
                              Html{ui::hidden(ui::csrf_field, call.csrf),
                                   ui::hidden("_version", std::to_string(conflict.theirs.version)),
                                   ui::hidden("_resolve", "1"), carried(call), ui::comparison(say, comparison),
                                   element("div", {{"class", "cluster mt-2"}}, Html{ui::submit({.label = say.t(N_("Save this choice")), .look = ui::Look::primary}), ui::link_button({.label = say.t(N_("Leave it as it is now"))}, at.back)})});
    auto const main = ui::breadcrumb(say, {crumbs(call, entity, mine.id, at)}) + ui::title_row({.title = say.t(N_("Two versions"))}) + notice + ui::panel({.title = at.title, .body = form});
    return page(call, {.title = say.t(N_("Two versions")), .current = &entity, .narrow = true, .status = 409}, main);
}

void take_theirs(Call& call, Entity const& entity, Record const& stored, Record& record) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (call.request.form[choice_name(entity.fields[i])] == "theirs") record.values[i] = stored.values[i];
}

}  // namespace ateneu::pages
