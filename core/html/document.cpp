#include "core/html/document.h"

#include "web/assets.h"

namespace ateneu::ui {
namespace {

/// The same for every page but its title; made once.
Html const& links() {
    static Html const made = all({
        element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
        element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}),
        element("meta", {{"name", "htmx-config"}, {"content", R"({"includeIndicatorCSS":false})"}}),
        element("link",
                {{"rel", "icon"}, {"href", web::asset_url("mark.svg")}, {"type", "image/svg+xml"}}),
        element("link", {{"rel", "preload"},
                         {"href", web::asset_url("inter-latin-wght-normal.woff2")},
                         {"as", "font"},
                         {"type", "font/woff2"},
                         {"crossorigin"}}),
        element("link", {{"rel", "stylesheet"}, {"href", web::asset_url("app.css")}}),
        element("script", {{"type", "module"}, {"src", web::asset_url("core.js")}}),
    });
    return made;
}

std::string upper_ascii(std::string text) {
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

}  // namespace

Html document(Document const& about, std::string_view kind, std::string_view body_class,
              Html body) {
    auto const reload =
        about.reload_s == 0
            ? Html()
            : element("noscript", {},
                      element("meta", {{"http-equiv", "refresh"},
                                       {"content", std::to_string(about.reload_s)}}));
    auto const head = element("head", {},
                              element("meta", {{"charset", "utf-8"}}) +
                                  element("title", {}, about.title + " · Ateneu") + links() + reload);
    return Html::trusted("<!doctype html>\n") +
           element("html",
                   {{"lang", about.say.tongue.code},
                    {"dir", about.direction},
                    maybe("data-theme", about.theme)},
                   head + element("body",
                                  {maybe("class", std::string(body_class)), {"data-page", kind}},
                                  std::move(body)));
}

Html language_switch(Say const& say, std::vector<Language> const& languages) {
    if (languages.size() < 2) return {};
    Html choices;
    for (auto const& language : languages) {
        auto const shown = upper_ascii(language.code);
        Attributes attributes{
            {"href", language.href}, {"lang", language.code}, {"hreflang", language.code}};
        if (language.code == say.tongue.code)
            attributes.add({"aria-current", "true"});
        else
            attributes.add({"aria-label", language.name + ", " + shown});
        choices += element("a", attributes, shown);
    }
    return element("nav", {{"class", "cluster small"}, {"aria-label", say.t("Language")}},
                   element("span", {{"class", "seg"}}, choices));
}

Html skip_link(Say const& say) {
    return element("a", {{"class", "skip"}, {"href", "#main"}}, say.t("Skip to content"));
}

}  // namespace ateneu::ui
