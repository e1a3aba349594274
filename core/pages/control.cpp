#include "core/pages/control.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/pages/fixed_choices.h"

namespace ateneu::pages {

std::string control_id(std::string_view name) {
    std::string id = "f-";
    for (char const c : name)
        if (c == '[' || c == '.') id += '-';
        else if (c != ']') id += c;
    return id;
}

namespace {

/// A list page carries a picker for each filter, so it carries shorter ones.
constexpr int few_in_filters = 25;
/// Fewer fixed choices than this are radios (the interface guide, part 6).
constexpr std::size_t radio_limit = 5;

ui::Field question(View const& view, Field const& field, std::string const& name, std::string const& error) {
    auto const& say = view.call.say;
    ui::Field asked{.id = control_id(name), .name = name, .label = say.t(field.label)};
    if (field.options.help) asked.hint = say.t(field.options.help);
    asked.error = error;
    asked.required = field.options.required || (!field.optional() && (field.kind() == Kind::date || field.kind() == Kind::reference));
    asked.mark_optional = field.kind() != Kind::boolean;
    bool const is_long = field.options.multiline || field.kind() == Kind::links || field.kind() == Kind::json ||
                         field.kind() == Kind::text_list || field.kind() == Kind::translated;
    asked.width = is_long ? 6 : 3;
    asked.read_only = field.options.access == FieldAccess::superusers && !view.call.actor.superuser;
    return asked;
}

ui::Input line(Field const& field, std::string const& value) {
    ui::Input input{.value = value};
    switch (field.kind()) {
        case Kind::email: input.type = "email"; input.autocomplete = "off"; break;
        case Kind::url: input.type = "url"; break;
        case Kind::date: input.type = "date"; break;
        case Kind::secret: input.type = "password"; input.autocomplete = "new-password"; input.value.clear(); break;
        case Kind::integer:
            // A text control: what isn't a number stays for the person to mend instead of vanishing.
            input.input_mode = field.options.min && *field.options.min >= 0 ? "numeric" : "";
            break;
        case Kind::decimal: case Kind::money: case Kind::degrees: input.input_mode = "decimal"; break;
        case Kind::instant:
            input.placeholder = "2026-03-09 14:30";
            break;
        default: break;
    }
    if (field.options.max_length > 0 && field.kind() != Kind::text_list) input.max_length = static_cast<std::size_t>(field.options.max_length);
    return input;
}

std::vector<ui::Choice> choices_of(View const& view, Field const& field, std::vector<std::string> const& chosen) {
    std::vector<ui::Choice> all;
    auto const is_chosen = [&](std::string const& code) { return std::find(chosen.begin(), chosen.end(), code) != chosen.end(); };
    for (auto const& [code, label] : fixed_choices(view.call.say, field)) all.push_back({.value = code, .label = label, .chosen = is_chosen(code)});
    // An old code that is no longer offered stays visible instead of silently turning into another one.
    for (auto const& code : chosen)
        if (!code.empty() && std::none_of(all.begin(), all.end(), [&](ui::Choice const& c) { return c.value == code; }))
            all.push_back({.value = code, .label = code, .chosen = true});
    return all;
}

bool has_blank(std::vector<ui::Choice> const& choices) {
    return std::any_of(choices.begin(), choices.end(), [](ui::Choice const& c) { return c.value.empty(); });
}

bool is_nothing(std::vector<std::string> const& values) {
    return std::all_of(values.begin(), values.end(), [](std::string const& value) { return value.empty(); });
}

Html fixed_control(View const& view, Field const& field, ui::Field const& asked, std::vector<std::string> const& typed) {
    if (auto const* ready = ready_options(view.call.say, field); ready && is_nothing(typed))
        return ui::field(view.call.say, asked, ui::select_of(asked, *ready, "–"));
    auto const all = choices_of(view, field, typed);
    if (field.kind() == Kind::choice && all.size() < radio_limit && (field.options.required || has_blank(all)) && !asked.read_only)
        return ui::field_group(view.call.say, asked, ui::radios(asked, all));
    return ui::field(view.call.say, asked, ui::select(asked, all, has_blank(all) ? "" : "–"));
}

Html boolean_control(View const& view, ui::Field const& asked, Field const& field, std::vector<std::string> const& typed) {
    if (field.optional()) return fixed_control(view, field, asked, typed);
    bool const on = !typed.empty() && typed.back() == "1";
    return ui::tick_field(asked, on);
}

}  // namespace

ui::Picker picker_for(View const& view, Entity const& target, std::vector<std::string> const& chosen, bool many, int few, std::string const& text) {
    ui::Picker picker{.many = many, .nothing = many ? "" : "–"};
    auto& tx = view.call.tx();
    auto const first = choices(tx, target, "", few + 1);
    bool const all_there = std::ssize(first) <= few;
    if (!all_there) picker.search_url = "/choices" + target.address();
    std::vector<std::int64_t> missing;
    auto const is_chosen = [&](std::int64_t id) { return std::find(chosen.begin(), chosen.end(), std::to_string(id)) != chosen.end(); };
    for (auto const& [id, title] : first) picker.choices.push_back({.value = std::to_string(id), .label = title, .chosen = is_chosen(id)});
    for (auto const& key : chosen)
        if (auto const id = parse_integer(key); id && *id > 0 && std::none_of(first.begin(), first.end(), [&](auto const& c) { return c.first == *id; }))
            missing.push_back(*id);
    if (!all_there && !text.empty()) {
        std::erase_if(picker.choices, [](ui::Choice const& choice) { return !choice.chosen; });
        for (auto const& [id, title] : choices(tx, target, text, few))
            if (std::none_of(picker.choices.begin(), picker.choices.end(), [&](ui::Choice const& c) { return c.value == std::to_string(id); }))
                picker.choices.push_back({.value = std::to_string(id), .label = title});
    }
    for (auto const& [id, title] : titles(tx, target, missing)) picker.choices.push_back({.value = std::to_string(id), .label = title, .chosen = true});
    return picker;
}

namespace {

ui::Picker asked_picker(View const& view, Field const& field, ui::Field const& asked, std::vector<std::string> const& typed, bool many) {
    auto const text = view.call.request.form[ui::find_name(asked.name)];
    auto picker = picker_for(view, field.target(), typed, many, 200, is_utf8(text) ? std::string(text) : "");
    picker.finds = true;
    return picker;
}

/// A select in which nothing is chosen sends nothing: the hidden control says that it was there all the same.
Html links_control(View const& view, Field const& field, ui::Field const& asked, std::vector<std::string> const& typed) {
    auto const picker = ui::picker(view.call.say, asked, asked_picker(view, field, asked, typed, true));
    if (asked.read_only) return picker;
    return ui::hidden(asked.name, "") + picker;
}

}  // namespace

Html field_control(View const& view, Field const& field, std::string const& name, std::vector<std::string> const& typed, std::string const& error) {
    auto const asked = question(view, field, name, error);
    auto const& say = view.call.say;
    auto const value = typed.empty() ? std::string() : typed.front();
    switch (field.kind()) {
        case Kind::boolean: return boolean_control(view, asked, field, typed);
        case Kind::choice: case Kind::country: case Kind::language: case Kind::time_zone:
            return fixed_control(view, field, asked, typed);
        case Kind::reference: return ui::field(say, asked, ui::picker(say, asked, asked_picker(view, field, asked, typed, false)));
        case Kind::links: return ui::field(say, asked, links_control(view, field, asked, typed));
        case Kind::json: case Kind::text_list: case Kind::translated: return ui::field(say, asked, ui::textarea(asked, value, 3));
        default: break;
    }
    if (field.options.multiline) return ui::field(say, asked, ui::textarea(asked, value, 5, static_cast<std::size_t>(field.options.max_length)));
    return ui::field(say, asked, ui::input(asked, line(field, value)));
}

namespace {

/// What a filter's controls ask about: a field, and where its records are.
struct Asked {
    ListQuery const& list;
    Field const& field;
    std::vector<FilterStep> const& path;
    std::string label;

    Filter filter(Filter::Test test) const { return {&field, test, {}, path}; }
    std::vector<std::string> values(Filter::Test test) const {
        for (auto const& filter : list.filters)
            if (filter.is_same(this->filter(test))) return filter.values;
        return {};
    }
    ui::Field control(Filter::Test test, std::string said, int width = 6) const {
        auto name = filter(test).name();
        auto id = control_id("filter." + name);
        return {.id = std::move(id), .name = std::move(name), .label = std::move(said), .mark_optional = false, .width = width};
    }
};

Html one_filter(View const& view, ui::Field asked, std::string const& type, std::vector<std::string> const& values) {
    asked.mark_optional = false;
    return ui::field(view.call.say, asked, ui::input(asked, {.value = values.empty() ? "" : values.front(), .type = type}));
}

Html range_filter(View const& view, Asked const& asked, std::string const& type) {
    auto const& say = view.call.say;
    auto const from = asked.control(Filter::Test::from, say.t({N_("{field} from"), {{"field", asked.label}}}), 3);
    auto const to = asked.control(Filter::Test::to, say.t({N_("{field} to"), {{"field", asked.label}}}), 3);
    return one_filter(view, from, type, asked.values(Filter::Test::from)) + one_filter(view, to, type, asked.values(Filter::Test::to));
}

}  // namespace

std::string filter_label(Say const& say, Field const& field, std::vector<FilterStep> const& path) {
    std::string label;
    for (auto const& step : path) label += say.t(step.from ? step.from->plural_label : step.field->label) + ": ";
    return label + say.t(field.label);
}

Html filter_controls(View const& view, ListQuery const& list, Field const& field, std::vector<FilterStep> const& path) {
    auto const& say = view.call.say;
    Asked const about{list, field, path, filter_label(say, field, path)};
    auto const asked = about.control(Filter::Test::is, about.label);
    auto const set = about.values(Filter::Test::is);
    switch (field.kind()) {
        case Kind::date: case Kind::instant: return range_filter(view, about, "date");
        case Kind::integer: case Kind::decimal: case Kind::duration: return range_filter(view, about, "text");
        case Kind::boolean: case Kind::choice: case Kind::country: case Kind::language: case Kind::time_zone:
            if (auto const* ready = ready_options(say, field); ready && is_nothing(set))
                return ui::field(say, asked, ui::select_of(asked, *ready, say.t(N_("Any"))));
            return ui::field(say, asked, ui::select(asked, choices_of(view, field, set), say.t(N_("Any"))));
        case Kind::reference: case Kind::links: {
            auto const text = view.call.request.query[ui::find_name(asked.name)];
            auto picker = picker_for(view, field.target(), set, false, few_in_filters, is_utf8(text) ? std::string(text) : "");
            picker.nothing = say.t(N_("Any"));
            picker.finds = true;
            return ui::field(say, asked, ui::picker(say, asked, picker));
        }
        default: return one_filter(view, about.control(Filter::Test::contains, about.label), "search", about.values(Filter::Test::contains));
    }
}

http::Response choices_json(Call& call, Entity const& entity) {
    http::Response answer;
    answer.content_type = "application/json";
    JsonWriter json(answer.body);
    json.begin_array();
    auto const text = std::string(call.request.query["q"]);
    for (auto const& [id, title] : choices(call.tx(), entity, is_utf8(text) ? text : "", 20)) {
        json.begin_object().key("value").text(std::to_string(id)).key("text").text(title).end_object();
    }
    json.end_array();
    return answer;
}

}  // namespace ateneu::pages
