#include "core/html/form.h"
#include "core/html/tokens.h"

namespace ateneu::ui {
namespace {

std::string described_by(Field const& field) {
    std::string out;
    if (!field.error.empty()) out = field.id + "-error";
    if (!field.hint.empty()) out += (out.empty() ? "" : " ") + field.id + "-hint";
    return out;
}

Attributes common(Field const& field, std::string_view classes) {
    Attributes out{{"class", classes},
                   {"id", field.id},
                   {"name", field.name},
                   {"required", field.required},
                   maybe("aria-describedby", described_by(field))};
    if (!field.error.empty()) out.add({"aria-invalid", "true"});
    return out;
}

Attribute length_limit(std::size_t max) {
    return maybe("maxlength", max ? std::to_string(max) : "");
}

Html option(Choice const& choice) {
    return element(
        "option",
        {{"value", choice.value}, {"selected", choice.chosen}, {"disabled", choice.disabled}},
        choice.label);
}

Html nothing_chosen(std::string_view nothing) {
    return nothing.empty() ? Html() : element("option", {{"value", ""}}, nothing);
}

Html tick(Field const& field, Choice const& choice, std::size_t number, std::string_view type) {
    // The first has the field's own id, so that the error summary leads somewhere.
    auto const id = number == 0 ? field.id : field.id + "-" + std::to_string(number);
    auto const label = choice.hint.empty()
                           ? Html(choice.label)
                           : Html(choice.label) + Html(" ") +
                                 element("span", {{"class", "muted small"}}, choice.hint);
    return element("label", {{"class", "choice"}},
                   element("input", {{"type", type},
                                     {"id", id},
                                     {"name", field.name},
                                     {"value", choice.value},
                                     {"checked", choice.chosen},
                                     {"disabled", choice.disabled || field.read_only},
                                     {"required", type == "radio" && field.required}}) +
                       element("span", {}, label));
}

Html ticks(Field const& field, std::vector<Choice> const& choices, std::string_view type) {
    Html out;
    for (std::size_t i = 0; i < choices.size(); ++i) out += tick(field, choices[i], i, type);
    return out;
}

}  // namespace

Html input(Field const& field, Input const& input) {
    auto attributes = common(field, "form-control");
    attributes.add({"type", input.type})
        .add({"value", input.value})
        .add({"readonly", field.read_only});
    attributes.add(maybe("placeholder", input.placeholder))
        .add(maybe("autocomplete", input.autocomplete));
    attributes.add(maybe("inputmode", input.input_mode)).add(length_limit(input.max_length));
    attributes.add(maybe("min", input.min))
        .add(maybe("max", input.max))
        .add(maybe("step", input.step));
    return element("input", attributes);
}

Html textarea(Field const& field, std::string_view value, int rows, std::size_t max_length,
              std::string const& placeholder) {
    auto attributes = common(field, "form-control");
    attributes.add({"rows", rows}).add({"readonly", field.read_only}).add(length_limit(max_length));
    attributes.add(maybe("placeholder", placeholder));
    // A browser drops a first line break: this one is for it.
    return element("textarea", attributes, Html("\n") + Html(value));
}

Html options(std::vector<Choice> const& choices) {
    Html out;
    for (auto const& choice : choices) out += option(choice);
    return out;
}

Html select_of(Field const& field, Html const& options, std::string_view nothing) {
    auto attributes = common(field, "form-select");
    attributes.add({"disabled", field.read_only});
    return element("select", attributes, nothing_chosen(nothing) + options);
}

Html select(Field const& field, std::vector<Choice> const& choices, std::string_view nothing) {
    return select_of(field, options(choices), nothing);
}

Html radios(Field const& field, std::vector<Choice> const& choices) {
    return ticks(field, choices, "radio");
}

Html checkboxes(Field const& field, std::vector<Choice> const& choices) {
    return ticks(field, choices, "checkbox");
}

Html checkbox(Field const& field, bool on) {
    // Unticked, a checkbox sends nothing, and so does one that can't be changed.
    auto const no = field.read_only ? Html() : hidden(field.name, "0");
    auto const yes = element("input", {{"type", "checkbox"},
                                       {"id", field.id},
                                       {"name", field.name},
                                       {"value", "1"},
                                       {"checked", on},
                                       {"disabled", field.read_only},
                                       maybe("aria-describedby", described_by(field))});
    return no + element("label", {{"class", "choice"}}, yes + element("span", {}, field.label));
}

std::string find_name(std::string_view name) { return std::string(name) + ".find"; }

namespace {

Html find_box(Say const& say, Field const& field) {
    auto const box = element("input", {{"class", "form-control"},
                                       {"type", "search"},
                                       {"name", find_name(field.name)},
                                       {"aria-label", say.t({N_("Look for: {field}"), {{"field", field.label}}})},
                                       {"placeholder", say.t(N_("Name, or a part of it"))},
                                       {"maxlength", "200"}});
    return element("noscript", {}, element("div", {{"class", "find-row"}}, box + submit({.label = say.t(N_("Look for it"))})));
}

}  // namespace

Html picker(Say const& say, Field const& field, Picker const& picker) {
    auto attributes = common(field, "form-select");
    attributes.add({"multiple", picker.many})
        .add({"disabled", field.read_only})
        .add({"data-picker"});
    attributes.add(maybe("data-url", picker.search_url)).add({"data-none", say.t("Nothing found")});
    if (picker.many) attributes.add({"data-remove", say.t("Remove")});
    auto const asks = picker.finds && !picker.search_url.empty() && !field.read_only;
    auto const choices = (asks ? find_box(say, field) : Html()) +
                         element("select", attributes,
                                 nothing_chosen(picker.many ? "" : picker.nothing) + options(picker.choices));
    if (!picker.many || field.read_only) return choices;
    // A select without a choice sends nothing, and "none" must be told from "not asked".
    return hidden(field.name, "") + choices;
}

Html token_input(Say const& say, Field const& field, Tokens const& tokens) {
    auto attributes = common(field, "form-control");
    attributes.add({"type", "text"})
        .add({"value", tokens.value})
        .add({"readonly", field.read_only})
        .add({"autocomplete", "off"})
        .add(length_limit(tokens.max_length));
    attributes.add({"data-tokens"}).add(maybe("data-url", tokens.search_url));
    attributes.add({"data-add", say.t("Add “{word}”")}).add({"data-remove", say.t("Remove")});
    return element("input", attributes);
}

}  // namespace ateneu::ui
