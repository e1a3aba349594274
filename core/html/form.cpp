#include "core/html/form.h"

namespace ateneu::ui {
namespace {

std::string classes_of(Field const& field) {
    auto out = "field f" + std::to_string(field.width);
    return field.half_on_phones ? out + " keep3" : out;
}

Html label_of(Say const& say, Field const& field) {
    Html out = field.label;
    if (!field.required && field.mark_optional && !field.read_only)
        out += Html(" ") + element("span", {{"class", "opt"}}, say.t("(optional)"));
    return out;
}

Html below(Field const& field) {
    Html out;
    if (!field.error.empty()) {
        auto text = Html(field.error);
        if (!field.error_more.empty()) text += Html(" ") + field.error_more;
        out += element("p", {{"class", "err"}, {"id", field.id + "-error"}},
                       icon("exclamation-circle-fill") + element("span", {}, text));
    }
    if (!field.hint.empty())
        out += element("p", {{"class", "hint"}, {"id", field.id + "-hint"}}, field.hint);
    return out;
}

/// The sentences the script fills in stand here, because here they can be translated.
Html save_bar(Say const& say, RecordForm const& form) {
    auto const state = element("span",
                               {{"class", "muted small grow only-wide"},
                                {"role", "status"},
                                {"data-save-state"},
                                {"data-none", say.t("No changes")},
                                {"data-one", say.t("1 change not saved")},
                                {"data-many", say.t("{count} changes not saved")},
                                {"data-kept", say.t("draft kept on this device {time}")}},
                               form.refused ? say.t("Not saved yet") : "");
    auto const discard =
        element("a", {{"class", "btn btn-text"}, {"href", form.discard_href}, {"data-discard"}},
                say.t("Discard"));
    return element("div", {{"class", "savebar"}},
                   state + discard + submit({.label = form.save_label, .look = Look::primary}));
}

}  // namespace

Html field(Say const& say, Field const& field, Html const& control) {
    return element(
        "div", {{"class", classes_of(field)}},
        element("label", {{"for", field.id}}, label_of(say, field)) + control + below(field));
}

Html field_group(Say const& say, Field const& field, Html const& controls) {
    Attributes attributes{{"class", classes_of(field)}};
    if (!field.error.empty())
        attributes.add({"aria-describedby", field.id + "-error"});
    else if (!field.hint.empty())
        attributes.add({"aria-describedby", field.id + "-hint"});
    return element("fieldset", attributes,
                   element("legend", {}, label_of(say, field)) + controls + below(field));
}

Html tick_field(Field const& field, bool on) {
    return element("div", {{"class", classes_of(field) + " tick"}}, checkbox(field, on) + below(field));
}

Html form_section(FormSection const& section) {
    auto about = element("h2", {}, section.title);
    if (!section.why.empty()) about += element("p", {}, section.why);
    return element(
        "section", {{"class", "form-sec"}},
        element("div", {}, about) + element("div", {{"class", "fields"}}, section.fields));
}

Html error_summary(Say const& say, std::vector<FieldError> const& errors) {
    auto const count = static_cast<long long>(errors.size());
    auto const title = say.n("{count} field needs a fix. Nothing was saved yet.",
                             "{count} fields need a fix. Nothing was saved yet.", count);
    Html items;
    for (auto const& error : errors) {
        auto const text = error.field_id.empty()
                              ? Html(error.text)
                              : element("a", {{"href", "#" + error.field_id}}, error.text);
        items += element("li", {}, text);
    }
    return element("div", {{"class", "notice bad mb-4"}, {"role", "alert"}, {"tabindex", "-1"}},
                   icon("exclamation-circle-fill") +
                       element("div", {}, element("h2", {}, title) + element("ul", {}, items)));
}

Html draft_offer(Say const& say) {
    auto const text = sentence(say.t("You typed here on {time} and did not save."),
                               {{"time", element("b", {{"data-draft-time"}})}});
    auto const restore =
        element("button", {{"class", "btn btn-quiet"}, {"type", "button"}, {"data-draft-restore"}},
                say.t("Bring it back"));
    auto const drop =
        element("button", {{"class", "btn btn-text"}, {"type", "button"}, {"data-draft-drop"}},
                say.t("Throw it away"));
    return element("div", {{"class", "notice mb-4"}, {"data-draft-offer"}, {"hidden"}},
                   icon("clock-history") +
                       element("div", {{"class", "cluster grow"}},
                               element("span", {{"class", "grow"}}, text) + restore + drop));
}

Html record_form(Say const& say, RecordForm const& form, Html const& sections) {
    auto content = hidden(csrf_field, form.csrf);
    for (auto const& [name, value] : form.hidden) content += hidden(name, value);
    content += draft_offer(say) + sections + save_bar(say, form);
    Attributes attributes{{"id", form.id},
                          {"method", "post"},
                          {"action", form.action},
                          {"novalidate"},
                          {"data-draft", std::to_string(form.person_id)},
                          {"data-refused", form.refused}};
    if (form.uploads) attributes.add({"enctype", "multipart/form-data"});
    return element("form", attributes, content);
}

}  // namespace ateneu::ui
