#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/html/form.h"
#include "core/pages/bulk_deed.h"
#include "core/pages/form_input.h"
#include "core/pages/list_columns.h"

// "Edit 12 people": which fields, and how they change.

namespace ateneu::pages {

namespace {

constexpr char const* keep = "";
constexpr char const* set = "set";
constexpr char const* add = "add";
constexpr char const* take = "remove";
constexpr char const* clear = "clear";

std::string how_name(Field const& field) { return "how." + std::string(field.name); }
std::string new_name(Field const& field) { return "new." + std::string(field.name); }

bool is_offered(Call& call, Entity const& entity, Field const& field) {
    bool const is_own = field.name == entity.parent || field.name == entity.facet_of;
    return may_be_edited(field) && !is_own && (field.options.access != FieldAccess::superusers || call.actor.superuser);
}

bool may_be_empty(Field const& field) {
    bool const has_empty = field.optional() || holds_items(field) || std::holds_alternative<std::string>(nothing_of(field));
    return has_empty && !field.options.required && field.kind() != Kind::boolean;
}

std::string typed(Call& call, std::string const& name) { return std::string(call.request.form[name]); }

std::vector<ui::Choice> hows(Call& call, Field const& field) {
    auto const& say = call.say;
    auto const now = typed(call, how_name(field));
    std::vector<ui::Choice> all{{.value = keep, .label = say.t(N_("Leave as it is"))}};
    if (holds_items(field)) {
        all.push_back({.value = add, .label = say.t(N_("Add"))});
        all.push_back({.value = take, .label = say.t(N_("Take away"))});
        all.push_back({.value = set, .label = say.t(N_("Replace by"))});
    } else {
        all.push_back({.value = set, .label = say.t(N_("Change to"))});
    }
    if (may_be_empty(field)) all.push_back({.value = clear, .label = say.t(N_("Make empty"))});
    for (auto& choice : all) choice.chosen = choice.value == now;
    return all;
}

std::string error_of(Call& call, Problems const& problems, std::string const& name) {
    auto const* problem = problems.of(name);
    return problem ? call.say.t(problem->message) : "";
}

/// How, and the new value beneath; the style sheet hides the value of a field that stays as it is.
Html field_line(View const& view, Field const& field, Problems const& problems) {
    auto& call = view.call;
    auto const label = call.say.t(field.label);
    ui::Field const how{.id = control_id(how_name(field)), .name = how_name(field), .label = label, .mark_optional = false};
    std::vector<std::string> values;
    for (auto const value : call.request.form.all(new_name(field))) values.emplace_back(value);
    auto const value = field_control(view, field, new_name(field), values, error_of(call, problems, new_name(field)));
    return element("div", {{"class", "bulk-field"}, {"role", "group"}, {"aria-label", label}},
                   ui::field(call.say, how, ui::select(how, hows(call, field))) + element("div", {{"class", "new-value"}}, value));
}

std::string heading(Call& call, Entity const& entity, Selection const& selection) {
    auto const& say = call.say;
    return say.t({N_("Edit {count} × {record}"), {{"count", number_text(say, std::ssize(selection.rows))}, {"record", lower_first(say.t(std::ssize(selection.rows) == 1 ? entity.label : entity.plural_label))}}});
}

Html summary(Call& call, Problems const& problems) {
    std::vector<ui::FieldError> errors;
    for (auto const& problem : problems.list()) errors.push_back({problem.field.empty() ? "" : control_id(problem.field), call.say.t(problem.message)});
    return errors.empty() ? Html() : ui::error_summary(call.say, errors);
}

}  // namespace

http::Response bulk_edit_form(Call& call, Entity const& entity, Selection const& selection, Problems const& problems) {
    References const none;
    View const view{call, none};
    auto const& say = call.say;
    auto const title = heading(call, entity, selection);
    Html lines;
    for (auto const& field : entity.fields)
        if (is_offered(call, entity, field)) lines += field_line(view, field, problems);
    auto const back = list_behind(entity, selection);
    auto main = ui::breadcrumb(say, {{{say.t(entity.plural_label), back}}}) + ui::title_row({.title = title}) + summary(call, problems);
    auto const foot = element("div", {{"class", "cluster"}}, ui::submit({.label = say.t(N_("See what changes")), .look = ui::Look::primary}) + ui::link_button({.label = say.t(N_("Cancel"))}, back));
    auto const token = ui::hidden(ui::csrf_field, call.csrf);
    // What is hidden because its field stays as it is must not stop the browser.
    main += element("form", {{"method", "post"}, {"action", entity.address() + "/bulk/edit"}, {"novalidate"}, {"class", "stack"}},
                    token + hidden_selection(selection) +
                        ui::form_section({.title = say.t(N_("What changes")), .why = say.t(N_("Choose the fields to change. You see what happens to each record before it is done.")), .fields = lines}) + foot);
    return page(call, {.title = title, .current = &entity, .narrow = true, .status = problems.empty() ? 200 : 422}, std::move(main));
}

namespace {

FieldEdit::How how_of(std::string const& text) {
    return text == add ? FieldEdit::How::add : text == take ? FieldEdit::How::remove : FieldEdit::How::set;
}

/// The sentences above the preview: "Country: change to Spain".
Html effect_of(Call& call, Entity const& entity, std::vector<FieldEdit> const& edits) {
    Record record;
    for (auto const& field : entity.fields) record.values.push_back(nothing_of(field));
    for (auto const& edit : edits) record.values[static_cast<std::size_t>(entity.index_of(edit.field->name))] = edit.value;
    Record const one[] = {record};
    auto const references = reference_titles(call.tx(), entity, one);
    View const view{call, references};
    auto const& say = call.say;
    Html items;
    for (auto const& edit : edits) {
        auto const value = value_html(view, *edit.field, edit.value, true);
        auto const text = value.empty() ? N_("{field}: make empty") : edit.how == FieldEdit::How::add ? N_("{field}: add {value}") : edit.how == FieldEdit::How::remove ? N_("{field}: take away {value}") : N_("{field}: change to {value}");
        items += element("li", {}, ui::sentence(say.t(text), {{"field", element("span", {{"class", "strong"}}, say.t(edit.field->label))}, {"value", value}}));
    }
    return element("ul", {}, items);
}

}  // namespace

BulkDeed edit_deed(Call& call, Entity const& entity, Selection const& selection, Problems& problems) {
    auto const& form = call.request.form;
    auto record = blank_record(entity, call.tx().today());
    FormInput input;
    read_form(form, entity, "new.", record, input);
    BulkDeed deed{.name = "edit", .title = heading(call, entity, selection), .verb = call.say.t(N_("Change them")), .icon = "pencil"};
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        auto const& field = entity.fields[i];
        auto const how = typed(call, how_name(field));
        if (!is_offered(call, entity, field) || how == keep) continue;
        deed.fields.emplace_back(how_name(field), how);
        for (auto const value : form.all(new_name(field))) deed.fields.emplace_back(new_name(field), std::string(value));
        auto const* wrong = input.problems.of(new_name(field));
        if (how == clear) {
            if (may_be_empty(field)) deed.edits.push_back({&field, FieldEdit::How::set, nothing_of(field)});
        } else if (wrong) {
            problems.add(wrong->field, wrong->message, wrong->code);
        } else if ((how == add || how == take) && (is_blank(record.values[i]) || !holds_items(field))) {
            problems.add(new_name(field), N_("Choose what to add or to take away."));
        } else {
            deed.edits.push_back({&field, how_of(how), record.values[i]});
        }
    }
    if (deed.edits.empty() && problems.empty()) problems.add("", N_("Choose at least one field to change."));
    deed.effect = effect_of(call, entity, deed.edits);
    deed.run = [&entity, edits = deed.edits](Transaction& tx, std::span<Chosen const> rows) { return edit_each(tx, entity, rows, edits); };
    return deed;
}

}  // namespace ateneu::pages
