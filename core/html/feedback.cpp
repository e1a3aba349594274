#include "core/html/feedback.h"

namespace ateneu::ui {
namespace {

/// Quarter circles, as on the mark; the sheet colours them for light and dark.
Html empty_art() {
    return Html::trusted(
        R"(<svg class="art" viewBox="0 0 132 88" aria-hidden="true">)"
        R"(<path class="b1" opacity=".16" d="M0 88a44 44 0 0 1 44-44 44 44 0 0 1 44 44z"/>)"
        R"(<path class="b1" opacity=".32" d="M44 0a44 44 0 0 0 44 44A44 44 0 0 0 132 0z"/>)"
        R"(<path class="b1" d="M66 88a22 22 0 0 1 22-22 22 22 0 0 1 22 22z"/>)"
        R"(<circle class="b2" cx="88" cy="44" r="9"/></svg>)");
}

Html icon_of(Tone tone) {
    switch (tone) {
        case Tone::ok:
            return icon("check-circle-fill");
        case Tone::warn:
            return icon("exclamation-triangle-fill");
        case Tone::bad:
            return icon("exclamation-circle-fill");
        default:
            return icon("info-circle-fill");
    }
}

std::string_view class_of(Tone tone) {
    switch (tone) {
        case Tone::ok:
            return "notice ok";
        case Tone::warn:
            return "notice warn";
        case Tone::bad:
            return "notice bad";
        default:
            return "notice";
    }
}

}  // namespace

Html notice(Notice const& notice) {
    return element("div",
                   {{"class", class_of(notice.tone)}, maybe("role", notice.is_new ? "alert" : "")},
                   icon_of(notice.tone) + element("div", {}, notice.text));
}

Html toast(Say const& say, Toast const& toast) {
    auto content = toast.icon.empty() ? icon("check2") : icon(toast.icon);
    content += element("span", {{"class", "grow"}}, toast.text);
    if (toast.undo) content += deed_button({.label = toast.undo_label}, *toast.undo);
    content += element("button",
                       {{"class", "icon-btn"},
                        {"type", "button"},
                        {"aria-label", say.t("Close")},
                        {"data-close-toast"}},
                       icon("x-lg"));
    // Someone who may want it back gets longer to decide.
    return element(
        "div", {{"class", "toast-msg"}, {"role", "status"}, {"data-seconds", toast.undo ? 12 : 8}},
        content);
}

Html empty(Empty const& empty) {
    auto content = empty_art() + element("h2", {}, empty.title) + element("p", {}, empty.text);
    if (!empty.actions.empty())
        content +=
            element("div", {{"class", "cluster justify-content-center mt-2"}}, all(empty.actions));
    return element("div", {{"class", "empty"}}, content);
}

Html confirm(Say const& say, Confirm const& confirm) {
    // The harmless way stands first and takes the focus.
    auto const cancel =
        element("a", {{"class", "btn btn-quiet"}, {"href", confirm.cancel_href}, {"autofocus"}},
                say.t("Cancel"));
    return element(
        "section", {{"class", "panel confirm"}},
        element("div", {{"class", "dlg-body"}}, element("h1", {}, confirm.title) + confirm.effect) +
            element("div", {{"class", "dlg-foot"}},
                    cancel + deed_button(confirm.yes, confirm.deed)));
}

Html progress(Progress const& progress) {
    return element("p", {{"class", "muted small tnum"}, {"role", "status"}}, progress.text) +
           element("progress",
                   {{"class", "bar job-bar"},
                    {"max", std::to_string(progress.total)},
                    {"value", std::to_string(progress.done)},
                    {"aria-labelledby", progress.label_id}},
                   progress.text);
}

}  // namespace ateneu::ui
