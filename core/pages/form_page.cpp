#include "core/pages/form_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/html/list.h"
#include "core/html/record.h"
#include "core/pages/conflict_page.h"
#include "core/pages/facet_section.h"

namespace ateneu::pages {

namespace {

/// A form on its way to the reader: a record's, with what is typed and what is wrong.
struct Form {
    Entity const& entity;
    std::int64_t id = 0;
    std::int64_t version = 0;
    std::string title;
    Typed typed;
    Problems problems;
    bool refused = false;
};

std::string error_of(Say const& say, Problems const& problems, std::string const& name) {
    auto const* problem = problems.of(name);
    return problem ? say.t(problem->message) : "";
}

std::vector<std::string> typed_at(Typed const& typed, std::string const& name) {
    auto const found = typed.find(name);
    return found == typed.end() ? std::vector<std::string>{} : found->second;
}

bool is_blank_text(std::vector<std::string> const& values) {
    return std::all_of(values.begin(), values.end(), [](std::string const& v) { return v.empty() || v == "0"; });
}

Html children_row(View const& view, Form const& form, Field const& field, std::size_t index) {
    auto const& say = view.call.say;
    auto const& child = field.target();
    auto const row = std::string(field.name) + "[" + std::to_string(index) + "].";
    auto const ids = typed_at(form.typed, row + "_id"), places = typed_at(form.typed, row + "_place");
    auto const problem_row = places.empty() ? std::string() : std::string(field.name) + "[" + places.front() + "].";
    Html controls = ui::hidden(row + "_row", "1") + ui::hidden(row + "_id", ids.empty() ? "0" : ids.front());
    for (auto const& each : child.fields) {
        if (each.name == child.parent || !each.is_typed() || each.is_children()) continue;
        auto typed = typed_at(form.typed, row + std::string(each.name));
        if (!form.typed.contains(row + "_row") && !each.options.initial.empty()) typed = {std::string(each.options.initial)};
        auto const error = problem_row.empty() ? "" : error_of(say, form.problems, problem_row + std::string(each.name));
        controls += field_control(view, each, row + std::string(each.name), typed, error);
    }
    if (!ids.empty() && ids.front() != "0") {
        auto const ticked = typed_at(form.typed, row + "_remove");
        ui::Field const remove{.id = control_id(row + "_remove"), .name = row + "_remove", .label = say.t(N_("Take this one away")), .mark_optional = false};
        controls += ui::tick_field(remove, !ticked.empty() && ticked.back() == "1");
    }
    return element("div", {{"class", "fields child-row"}}, controls);
}

/// Rows of children with one blank row at the end: without script one more row comes with each save.
Html children_section(View const& view, Form const& form, Field const& field) {
    auto const rows = rows_in(form.typed, std::string(field.name));
    Html body;
    for (std::size_t i = 0; i <= rows; ++i) body += children_row(view, form, field, i);
    auto const wrong = error_of(view.call.say, form.problems, std::string(field.name));
    if (!wrong.empty()) body = ui::notice({.text = wrong, .tone = ui::Tone::bad}) + body;
    return ui::form_section({.title = view.call.say.t(field.label), .why = field.options.help ? view.call.say.t(field.options.help) : "", .fields = body});
}

Html fields_html(View const& view, Form const& form, Entity const& entity, std::string const& prefix, char const* group) {
    Html html;
    for (auto const& field : entity.fields) {
        auto const* its_group = field.options.group;
        bool const here = its_group == group || (its_group && group && std::string_view(its_group) == group);
        // On its owner's form it is known whose facet it is.
        bool const is_known = !prefix.empty() && field.name == entity.facet_of;
        if (!here || !field.is_typed() || field.is_children() || is_known) continue;
        auto const name = prefix + std::string(field.name);
        auto const typed = typed_at(form.typed, name);
        // Old questions show only where they were answered.
        if (field.options.hidden && is_blank_text(typed)) continue;
        html += field_control(view, field, name, typed, error_of(view.call.say, form.problems, name));
    }
    return html;
}

std::vector<char const*> groups_of(Entity const& entity) {
    std::vector<char const*> groups;
    for (auto const& field : entity.fields) {
        auto const* group = field.options.group;
        bool const known = std::any_of(groups.begin(), groups.end(), [&](char const* g) { return g == group || (g && group && std::string_view(g) == group); });
        if (!known) groups.push_back(group);
    }
    return groups;
}

/// Why something is changed is kept with the change; nobody has to say it.
Html reason_section(View const& view, Form const& form) {
    auto const& say = view.call.say;
    auto const typed = typed_at(form.typed, "_reason");
    ui::Field const asked{.id = "reason", .name = "_reason", .label = say.t(N_("Why?")), .hint = say.t(N_("Kept in the history beside what you change."))};
    return ui::form_section({.title = say.t(N_("This change")), .fields = ui::field(say, asked, ui::input(asked, {.value = typed.empty() ? "" : typed.front(), .max_length = 200}))});
}

Html sections_html(View const& view, Form const& form) {
    auto const& say = view.call.say;
    Html html;
    for (auto const* group : groups_of(form.entity)) {
        auto fields = fields_html(view, form, form.entity, "", group);
        if (!fields.empty()) html += ui::form_section({.title = say.t(group ? group : N_("Key facts")), .fields = std::move(fields)});
    }
    for (auto const& field : form.entity.fields)
        if (field.is_children()) html += children_section(view, form, field);
    for (auto const* facet : editable_facets(view.call, form.entity, form.id)) {
        auto const prefix = std::string(facet->name) + ".";
        auto const versions = typed_at(form.typed, prefix + "_version");
        auto fields = ui::hidden(prefix + "_version", versions.empty() ? "0" : versions.front());
        for (auto const* group : groups_of(*facet)) fields += fields_html(view, form, *facet, prefix, group);
        html += ui::form_section({.title = say.t(facet->label), .fields = std::move(fields)});
    }
    if (form.id != 0) html += reason_section(view, form);
    return html;
}

/// The label a problem is told by; problems of children and facets by the field inside.
std::string label_for(Say const& say, Registry const& registry, Entity const& entity, std::string const& address) {
    auto const dot = address.find('.');
    auto const head = address.substr(0, std::min(address.find('['), dot));
    if (auto const* field = entity.find(head)) {
        if (field->is_children() && dot != std::string::npos)
            if (auto const* inner = field->target().find(address.substr(dot + 1))) return say.t(field->label) + ", " + say.t(inner->label);
        return say.t(field->label);
    }
    for (auto const* facet : registry.facets(entity))
        if (facet->name == head && dot != std::string::npos)
            if (auto const* inner = facet->find(address.substr(dot + 1))) return say.t(inner->label);
    return "";
}

Html error_html(Call& call, Form const& form) {
    std::vector<ui::FieldError> errors;
    for (auto const& problem : form.problems.list()) {
        auto const label = label_for(call.say, call.site.registry(), form.entity, problem.field);
        errors.push_back({problem.field.empty() ? "" : control_id(problem.field), (label.empty() ? "" : label + ": ") + call.say.t(problem.message)});
    }
    return errors.empty() ? Html() : ui::error_summary(call.say, errors);
}

http::Response form_response(Call& call, Form const& form) {
    auto const& say = call.say;
    auto const& entity = form.entity;
    auto const address = form.id ? entity.address(form.id) : entity.address();
    References const none;
    View const view{call, none};
    ui::RecordForm record_form{.id = "record", .action = form.id ? address + "/edit" : address + "/new", .csrf = call.csrf, .save_label = say.t(N_("Save")), .discard_href = address, .person_id = call.actor.person, .refused = form.refused};
    if (form.id) record_form.hidden.emplace_back("_version", std::to_string(form.version));
    std::vector<ui::Link> parents{{say.t(entity.plural_label), entity.address()}};
    if (form.id) parents.push_back({form.title, address});
    auto const heading = form.id ? say.t({N_("Edit {record}"), {{"record", form.title}}}) : say.t(entity.new_label);
    auto const main = ui::breadcrumb(say, {parents}) + ui::title_row({.title = heading}) + error_html(call, form) + ui::record_form(say, record_form, sections_html(view, form));
    return page(call, {.title = heading, .current = &entity, .narrow = true, .status = form.refused ? 422 : 200}, main);
}

void add_facets(Call& call, Form& form) {
    for (auto const* facet : editable_facets(call, form.entity, form.id)) {
        auto const record = facet_record(call, *facet, form.id);
        auto const prefix = std::string(facet->name) + ".";
        form.typed.merge(typed_of(*facet, record, prefix));
        form.typed[prefix + "_version"] = {std::to_string(record.version)};
    }
}

Problems all_problems(Call& call, Entity const& entity, Record const& record, std::vector<Section> const& sections) {
    auto problems = call.tx().validate(entity, record);
    merge(problems, section_problems(call, sections));
    return problems;
}

http::Response refused_form(Call& call, Form form, FormInput input, Problems const& more) {
    form.problems = std::move(input.problems);
    merge(form.problems, more);
    if (call.request.form.has("_reason")) input.typed["_reason"] = {std::string(call.request.form["_reason"])};
    auto typed = std::move(input.typed);
    typed.merge(form.typed);  // what was not sent stands as it is stored
    form.typed = std::move(typed);
    form.refused = true;
    return form_response(call, form);
}

/// A value given in the address starts the form: "New task" on a person's page.
void prefill(Call& call, Entity const& entity, Typed& typed) {
    for (auto const& [name, value] : call.request.query.list())
        if (auto const* field = entity.find(name); field && field->is_typed() && is_utf8(value)) typed[name] = {value};
}

/// Who may add in one place alone needn't choose it.
void begin_in_scope(Actor const& actor, Entity const& entity, Record& record) {
    auto const scopes = actor.scopes_with(entity, Action::add);
    if (scopes.size() != 1 || actor.may(entity, Action::add)) return;
    auto& value = record.values[static_cast<std::size_t>(entity.index_of(entity.scope))];
    if (entity.scope_kind().empty()) value = scopes.front();
    else value = scopes.front().id;
}

Form blank_form(Call& call, Entity const& entity) {
    Form form{.entity = entity};
    auto record = blank_record(entity, call.tx().today());
    begin_in_scope(call.actor, entity, record);
    form.typed = typed_of(entity, record);
    add_facets(call, form);
    return form;
}

Form stored_form(Call& call, Entity const& entity, Record const& record) {
    Form form{.entity = entity, .id = record.id, .version = record.version, .title = title_of(call, entity, record.id)};
    form.typed = typed_of(entity, record);
    add_facets(call, form);
    return form;
}

}  // namespace

http::Response new_form(Call& call, Entity const& entity) {
    if (!call.actor.may_some(entity, Action::add)) return call.site.error(call, 403);
    auto form = blank_form(call, entity);
    prefill(call, entity, form.typed);
    return form_response(call, form);
}

http::Response edit_form(Call& call, Entity const& entity) {
    auto const record = record_of(call, entity);
    if (!record) return call.site.error(call, 404);
    if (!call.actor.may(entity, Action::change, *record) || entity.append_only) return call.site.error(call, 403);
    return form_response(call, stored_form(call, entity, *record));
}

http::Response create(Call& call, Entity const& entity) {
    if (!call.actor.may_some(entity, Action::add)) return call.site.error(call, 403);
    auto record = blank_record(entity, call.tx().today());
    FormInput input;
    read_form(call.request.form, entity, "", record, input);
    auto sections = read_sections(call, entity, 0, input);
    // Texts that are no value are told together with what `store` finds in the rest.
    if (!input.problems.empty()) return refused_form(call, blank_form(call, entity), input, all_problems(call, entity, record, sections));
    auto const written = call.tx().add(entity, record);
    if (written.outcome == Written::Outcome::refused) return refusal_page(call, written.refusal);
    auto problems = written ? save_sections(call, sections, written.id) : section_problems(call, sections);
    merge(problems, written.problems);
    if (!problems.empty()) return refused_form(call, blank_form(call, entity), input, problems);
    return redirect_saying(call, entity.address(written.id), call.say.t(N_("Saved")));
}

http::Response save(Call& call, Entity const& entity) {
    auto const stored = record_of(call, entity);
    if (!stored) return call.site.error(call, 404);
    if (!call.actor.may(entity, Action::change, *stored) || entity.append_only) return call.site.error(call, 403);
    auto record = *stored;
    FormInput input;
    read_form(call.request.form, entity, "", record, input);
    auto sections = read_sections(call, entity, record.id, input);
    record.version = parse_integer(call.request.form["_version"]).value_or(0);
    if (call.request.form["_resolve"] == "1") take_theirs(call, entity, *stored, record);
    if (!input.problems.empty()) {
        auto form = stored_form(call, entity, *stored);
        form.version = record.version;
        return refused_form(call, form, input, all_problems(call, entity, record, sections));
    }
    auto const written = call.tx().change(entity, record);
    switch (written.outcome) {
        case Written::Outcome::gone: return call.site.error(call, 404);
        case Written::Outcome::refused: return refusal_page(call, written.refusal);
        case Written::Outcome::conflict: return conflict_page(call, entity, record, *written.conflict);
        default: break;
    }
    auto problems = written ? save_sections(call, sections, record.id) : section_problems(call, sections);
    merge(problems, written.problems);
    if (!problems.empty()) return refused_form(call, stored_form(call, entity, *stored), input, problems);
    return redirect_saying(call, entity.address(record.id), call.say.t(N_("Saved")));
}

}  // namespace ateneu::pages
