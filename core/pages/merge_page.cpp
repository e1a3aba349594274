#include "core/pages/merge_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/html/list.h"
#include "core/html/record.h"
#include "core/pages/control.h"
#include "core/pages/duplicates_page.h"
#include "core/store/merge.h"

namespace ateneu::pages {

namespace {

constexpr std::string_view before_choice = "side.";

std::string_view code_of(Side side) { return side == Side::left ? "left" : side == Side::right ? "right" : "both"; }

std::optional<Side> side_of(std::string_view code) {
    for (auto const side : {Side::left, Side::right, Side::both})
        if (code_of(side) == code) return side;
    return {};
}

MergeChoices choices_of(http::Fields const& fields) {
    MergeChoices choices;
    choices.left = parse_integer(fields["left"]).value_or(0);
    choices.right = parse_integer(fields["right"]).value_or(0);
    choices.left_version = parse_integer(fields["left_version"]).value_or(-1);
    choices.right_version = parse_integer(fields["right_version"]).value_or(-1);
    if (fields["survivor"] == "right") choices.survivor = Side::right;
    for (auto const& [name, value] : fields.list())
        if (auto const side = side_of(value); side && name.starts_with(before_choice)) choices.sides[name.substr(before_choice.size())] = *side;
    return choices;
}

std::string address_of_lists(Entity const& entity) { return entity.address() + "/merge"; }

/// Everything one page about two records needs.
struct MergeView {
    Call& call;
    Entity const& entity;
    MergeChoices const& choices;
    MergePreview const& preview;
    std::string left_title, right_title;
    std::map<Entity const*, References> references;

    Side side(std::string const& address, Side otherwise) const {
        auto const found = choices.sides.find(address);
        return found == choices.sides.end() ? otherwise : found->second;
    }
};

MergeView view_of(Call& call, Entity const& entity, MergeChoices const& choices, MergePreview const& preview) {
    MergeView view{call, entity, choices, preview, title_of(call, entity, preview.left.id), title_of(call, entity, preview.right.id), {}};
    std::map<Entity const*, std::vector<Record>> records;
    for (auto const& field : preview.fields) {
        auto& pair = records[field.entity];
        if (pair.empty()) pair.assign(2, blank_record(*field.entity, call.tx().today()));
        auto const index = static_cast<std::size_t>(field.entity->index_of(field.field->name));
        pair[0].values[index] = field.left;
        pair[1].values[index] = field.right;
    }
    for (auto const& [kind, pair] : records) view.references[kind] = reference_titles(call.tx(), *kind, pair);
    return view;
}

/// Radios with the two names, and "Both" where that can be.
Html choice_html(MergeView const& view, std::string const& address, std::string const& label, Side side, std::string const& both) {
    auto const name = std::string(before_choice) + address;
    ui::Field const asked{.id = control_id(name), .name = name, .label = label, .mark_optional = false};
    std::vector<ui::Choice> list{{.value = "left", .label = view.call.say.t(N_("Left")), .chosen = side == Side::left}, {.value = "right", .label = view.call.say.t(N_("Right")), .chosen = side == Side::right}};
    if (!both.empty()) list.push_back({.value = "both", .label = both, .chosen = side == Side::both});
    // In its cell of the table: what is chosen between is said aloud too.
    return element("div", {{"role", "group"}, {"aria-label", label}}, ui::radios(asked, list));
}

std::string label_of(MergeView const& view, MergedField const& field) {
    auto const label = view.call.say.t(field.field->label);
    return field.entity == &view.entity ? label : view.call.say.t(field.entity->label) + " · " + label;
}

Html value_of(MergeView const& view, MergedField const& field, Value const& value) { return value_html({view.call, view.references.at(field.entity)}, *field.field, value); }

Html fields_html(MergeView const& view) {
    auto const& say = view.call.say;
    ui::Comparison comparison{.caption = say.t(N_("Where the two differ")), .left_title = say.t({N_("Left: {record}"), {{"record", view.left_title}}}),
                              .right_title = say.t({N_("Right: {record}"), {{"record", view.right_title}}}), .choose_title = say.t(N_("Which one stays?")), .differences = {}};
    std::vector<ui::Fact> same;
    for (auto const& field : view.preview.fields) {
        auto left = value_of(view, field, field.left), right = value_of(view, field, field.right);
        if (!field.is_same()) {
            auto const choice = choice_html(view, field.address, label_of(view, field), view.side(field.address, field.side), field.can_combine ? say.t(N_("Both")) : "");
            comparison.differences.push_back({label_of(view, field), std::move(left), std::move(right), choice});
        } else if (!left.empty()) {
            same.push_back({label_of(view, field), std::move(left)});
        }
    }
    auto html = comparison.differences.empty() ? element("p", {{"class", "muted p-3"}}, say.t(N_("All their values are the same."))) : ui::comparison(say, comparison);
    if (same.empty()) return html;
    auto const count = std::ssize(same);
    return html + element("details", {{"class", "p-3"}}, element("summary", {}, say.n("{count} field is the same", "{count} fields are the same", count)) + ui::facts(same));
}

std::string rows_label(MergeView const& view, MergedRows const& rows) {
    auto const& say = view.call.say;
    auto const* related = rows.field->options.related_label;
    return related ? say.t(related) : say.t(rows.entity->plural_label) + " · " + say.t(rows.field->label);
}

Html rows_html(MergeView const& view) {
    auto const& say = view.call.say;
    if (view.preview.rows.empty()) return element("p", {{"class", "muted p-3"}}, say.t(N_("Nothing points at either of them.")));
    ui::Table table{.caption = say.t(N_("What points at them")), .columns = {{.label = say.t(N_("Records"))}, {.label = say.t(N_("Left")), .numeric = true}, {.label = say.t(N_("Right")), .numeric = true}, {.label = say.t(N_("Which ones stay?")), .full_on_phones = true}}, .rows = {}};
    for (auto const& rows : view.preview.rows) {
        auto const label = rows_label(view, rows);
        auto const what = rows.ends             ? Html(say.t(N_("Those of the record that goes are ended.")))
                          : !rows.may_leave_out ? Html(say.t(N_("Both")))
                                                : choice_html(view, rows.address, label, view.side(rows.address, Side::both), say.t(N_("Both")));
        table.rows.push_back({.cells = {Html(label), Html(number_text(say, rows.left)), Html(number_text(say, rows.right)), what}});
    }
    return ui::data_table(say, table);
}

Html clash_row(Entity const& entity, std::int64_t id, std::string const& title) {
    auto const name = title.empty() ? "#" + std::to_string(id) : title;
    return entity.internal || title.empty() ? Html(name) : element("a", {{"href", entity.address(id)}}, name);
}

Html clashes_html(MergeView const& view) {
    auto const& say = view.call.say;
    ui::Comparison comparison{.caption = say.t(N_("Rows that may not both stay")), .left_title = say.t(N_("Left")), .right_title = say.t(N_("Right")), .choose_title = say.t(N_("Which one stays?")), .differences = {}};
    for (auto const& rows : view.preview.rows)
        for (auto const& clash : rows.clashes) {
            auto choose = choice_html(view, clash.address, rows_label(view, rows), view.side(clash.address, clash.side), clash.can_combine ? say.t(N_("Both, as one")) : "");
            if (clash.is_retired) choose += element("p", {{"class", "muted small"}}, say.t(N_("The other one is kept as a past one.")));
            comparison.differences.push_back({rows_label(view, rows), clash_row(*rows.entity, clash.left_row, clash.left_title), clash_row(*rows.entity, clash.right_row, clash.right_title), choose});
        }
    return comparison.differences.empty() ? Html() : ui::panel({.title = say.t(N_("Rows that may not both stay")), .flush = ui::comparison(say, comparison)});
}

Html survivor_html(MergeView const& view) {
    auto const& say = view.call.say;
    ui::Field const asked{.id = "f-survivor", .name = "survivor", .label = say.t(N_("Which record stays?")), .hint = say.t(N_("The other's address leads here afterwards, and its history is told here.")), .mark_optional = false};
    auto const label = [&](std::string const& title, std::int64_t id) { return say.t({N_("{record}, number {id}"), {{"record", title}, {"id", std::to_string(id)}}}); };
    return ui::field_group(say, asked, ui::radios(asked, {{.value = "left", .label = label(view.left_title, view.preview.left.id), .chosen = view.choices.survivor == Side::left},
                                                          {.value = "right", .label = label(view.right_title, view.preview.right.id), .chosen = view.choices.survivor == Side::right}}));
}

Html problems_html(MergeView const& view, Problems const& problems) {
    if (problems.empty()) return {};
    std::vector<ui::FieldError> errors;
    for (auto const& problem : problems.list()) {
        std::string label = problem.field;
        bool asked = false;
        for (auto const& field : view.preview.fields)
            if (field.address == problem.field) label = label_of(view, field), asked = !field.is_same();
        errors.push_back({asked ? control_id(std::string(before_choice) + problem.field) : "", label + ": " + view.call.say.t(problem.message)});
    }
    return ui::error_summary(view.call.say, errors);
}

http::Response two_records(Call& call, Entity const& entity, MergeChoices const& choices, MergePreview const& preview, Problems const& problems, int status, std::string const& said = "") {
    auto const& say = call.say;
    auto const view = view_of(call, entity, choices, preview);
    auto const title = say.t({N_("Merge {left} and {right}"), {{"left", view.left_title}, {"right", view.right_title}}});
    ui::Field const why{.id = "f-reason", .name = "_reason", .label = say.t(N_("Why (optional)")), .mark_optional = false};
    auto const end = element("div", {{"class", "cluster mt-2"}}, Html{ui::submit({.label = say.t(N_("Merge")), .icon = "sign-merge-left", .look = ui::Look::primary}), ui::link_button({.label = say.t(N_("Cancel"))}, entity.address(preview.left.id))});
    auto const form = element("form", {{"method", "post"}, {"action", address_of_lists(entity)}, {"id", "merge"}, {"class", "stack"}},
                              Html{ui::hidden(ui::csrf_field, call.csrf), ui::hidden("left", std::to_string(preview.left.id)), ui::hidden("right", std::to_string(preview.right.id)),
                                   ui::hidden("left_version", std::to_string(preview.left.version)), ui::hidden("right_version", std::to_string(preview.right.version)),
                                   ui::panel({.title = say.t(N_("One record")), .body = survivor_html(view)}), ui::panel({.title = say.t(N_("Their values")), .flush = fields_html(view)}),
                                   ui::panel({.title = say.t(N_("What points at them")), .flush = rows_html(view)}), clashes_html(view),
                                   ui::panel({.title = say.t(N_("Merge them")), .body = element("p", {}, say.t(N_("Nothing is lost: you can undo the merge."))) + ui::field(say, why, ui::input(why, {.max_length = 1000})) + end})});
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address()}}}) + ui::title_row({.title = title});
    if (!said.empty()) main += ui::notice({.text = said, .tone = ui::Tone::warn, .is_new = true});
    main += problems_html(view, problems) + form;
    return page(call, {.title = title, .current = &entity, .status = status}, main);
}

/// Asks for the records, one of which may be known.
http::Response ask_for_two(Call& call, Entity const& entity, MergeChoices const& choices, std::string const& said) {
    auto const& say = call.say;
    References const none;
    View const view{call, none};
    auto const picker = [&](std::string const& name, std::string const& label, std::int64_t id) {
        ui::Field const asked{.id = "f-" + name, .name = name, .label = label, .required = true, .width = 3};
        auto const chosen = id ? std::vector{std::to_string(id)} : std::vector<std::string>{};
        return ui::field(say, asked, ui::picker(say, asked, picker_for(view, entity, chosen, false)));
    };
    auto const form = element("form", {{"method", "get"}, {"action", address_of_lists(entity)}},
                              Html{element("div", {{"class", "fields"}}, picker("left", say.t(N_("One record")), choices.left) + picker("right", say.t(N_("The other record")), choices.right)),
                                   element("div", {{"class", "cluster mt-2"}}, ui::submit({.label = say.t(N_("Compare")), .look = ui::Look::primary}))});
    auto const title = say.t({N_("Merge {records}"), {{"records", lower_first(say.t(entity.plural_label))}}});
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), entity.address()}}}) + ui::title_row({.title = title});
    if (!said.empty()) main += ui::notice({.text = said, .tone = ui::Tone::warn});
    main += ui::panel({.title = say.t(N_("Which two?")), .body = form, .end = ui::link_button({.label = say.t(N_("Possible duplicates")), .look = ui::Look::text}, duplicates_address(entity))});
    return page(call, {.title = title, .current = &entity, .narrow = true}, main);
}

/// The names of fields inside a refusal are labels, still to be translated.
Refusal translated(Say const& say, Refusal refusal) {
    for (auto& [place, value] : refusal.message.places)
        if (place == "field") value = say.t(value.c_str());
    return refusal;
}

http::Response merge_page(Call& call, Entity const& entity) {
    if (!may_merge(call.actor, entity)) return call.site.error(call, 403);
    auto const choices = choices_of(call.request.query);
    if (choices.left == 0 || choices.right == 0) return ask_for_two(call, entity, choices, "");
    auto const preview = merge_preview(call.tx(), entity, choices);
    auto const& code = preview.refusal.code;
    if (code == "same_record" || code == "gone") return ask_for_two(call, entity, {}, call.say.t(preview.refusal.message));
    if (!code.empty()) return refusal_page(call, translated(call.say, preview.refusal));
    return two_records(call, entity, choices, preview, call.request.query.has("survivor") ? preview.problems : Problems(), 200);
}

http::Response merge_records(Call& call, Entity const& entity) {
    if (!may_merge(call.actor, entity)) return call.site.error(call, 403);
    auto choices = choices_of(call.request.form);
    auto const written = merge(call.tx(), entity, choices);
    switch (written.outcome) {
        case Written::Outcome::done: return redirect_saying(call, entity.address(written.id), call.say.t(N_("The two are one now")), call.tx().change_set());
        case Written::Outcome::gone: return call.site.error(call, 404);
        case Written::Outcome::refused: return refusal_page(call, translated(call.say, written.refusal));
        default: break;
    }
    bool const conflict = written.outcome == Written::Outcome::conflict;
    auto const preview = merge_preview(call.tx(), entity, choices);
    if (!preview.refusal.code.empty()) return refusal_page(call, translated(call.say, preview.refusal));
    auto const said = conflict ? call.say.t(N_("Somebody changed one of them since you looked. Look again before you merge them.")) : "";
    return two_records(call, entity, choices, preview, written.problems, conflict ? 409 : 422, said);
}

}  // namespace

bool may_merge(Actor const& actor, Entity const& entity) {
    return actor.may_some(entity, Action::change) && actor.may_some(entity, Action::remove) && !entity.permanent && !entity.append_only && entity.facet_of.empty();
}

std::string merge_address(Entity const& entity, std::int64_t left, std::int64_t right) {
    auto const address = address_of_lists(entity) + "?left=" + std::to_string(left);
    return right ? address + "&right=" + std::to_string(right) : address;
}

http::Response merged_or_missing(Call& call, Entity const& entity, std::string const& tail) {
    auto const id = parse_integer(call.request.places.front());
    auto const into = id ? merged_into(call.tx(), entity, *id) : 0;
    if (into == 0 || !call.tx().find(entity, into)) return call.site.error(call, 404);
    return http::redirect(entity.address(into) + tail, 301);
}

void add_merge_routes(Site const& site, http::Router& router, Entity const& entity) {
    site.add(router, {.method = "GET", .pattern = address_of_lists(entity), .handler = [&entity](Call& call) { return merge_page(call, entity); }}, Site::Door::page);
    site.add(router, {.method = "POST", .pattern = address_of_lists(entity), .handler = [&entity](Call& call) { return merge_records(call, entity); }}, Site::Door::page);
}

}  // namespace ateneu::pages
