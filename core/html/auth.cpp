#include "core/html/document.h"
#include "core/html/form.h"

namespace ateneu::ui {
namespace {

Html name_field(AuthPage const& page) {
    return element(
        "div", {{"class", "field"}},
        element("label", {{"for", "username"}}, page.document.say.t("E-mail or username")) +
            element("input", {{"class", "form-control"},
                              {"id", "username"},
                              {"name", "username"},
                              {"value", page.user_name},
                              {"autocomplete", "username"},
                              {"autocapitalize", "none"},
                              {"spellcheck", "false"},
                              {"required"}}));
}

Html password_field(AuthPage const& page) {
    auto const& say = page.document.say;
    auto const label = element("label", {{"for", "password"}}, say.t("Password"));
    auto const input = element("input", {{"class", "form-control"},
                                         {"id", "password"},
                                         {"name", "password"},
                                         {"type", "password"},
                                         {"autocomplete", "current-password"},
                                         {"required"}});
    // Hidden until the script is there that it needs.
    auto const eye = element("button",
                             {{"class", "icon-btn pw-eye"},
                              {"type", "button"},
                              {"data-reveal", "password"},
                              {"aria-label", say.t("Show password")},
                              {"aria-pressed", "false"},
                              {"hidden"}},
                             icon("eye"));
    return element("div", {{"class", "field"}},
                   label + element("div", {{"class", "position-relative"}}, input + eye));
}

Html log_in_form(AuthPage const& page) {
    auto const& say = page.document.say;
    auto const remember = element("label", {{"class", "choice"}},
                                  element("input", {{"type", "checkbox"}, {"name", "remember"}, {"value", "1"}}) +
                                      element("span", {}, say.t("Keep me logged in on this device")));
    // Behind the password, so that Tab leads from the name to it.
    auto const forgotten = page.forgotten_href.empty()
                               ? Html()
                               : element("a", {{"class", "small"}, {"href", page.forgotten_href}}, say.t("Forgot your password?"));
    auto fields = hidden(csrf_field, page.csrf);
    if (!page.next.empty()) fields += hidden("next", page.next);
    fields +=
        name_field(page) + password_field(page) +
        element("div", {{"class", "cluster between"}}, remember + forgotten) +
        submit({.label = say.t("Log in"), .look = Look::primary, .big = true, .wide = true});
    return element("form", {{"class", "stack"}, {"method", "post"}, {"action", page.action}},
                   fields);
}

Html about(AuthPage const& page) {
    if (page.about_title.empty())
        return element("aside", {{"class", "auth-art"}, {"aria-hidden", "true"}});
    return element("aside", {{"class", "auth-art"}, {"aria-label", page.document.say.t("About")}},
                   element("div", {},
                           element("h2", {}, page.about_title) +
                               element("p", {{"class", "mt-2"}}, page.about_text)));
}

}  // namespace

Html auth_page(AuthPage const& page) {
    auto const& say = page.document.say;
    auto content =
        element("div", {{"class", "cluster"}},
                brand_mark("avatar-m") + element("span", {{"class", "strong"}}, "Ateneu"));
    auto const title = !page.title.empty() ? page.title
                                           : say.t({N_("Log in to {organisation}"), {{"organisation", page.organisation}}});
    content +=
        element("div", {},
                element("h1", {}, title) +
                    (page.welcome.empty() ? Html()
                                          : element("p", {{"class", "muted mt-1"}}, page.welcome)));
    if (page.error) content += notice({.text = *page.error, .tone = Tone::bad, .is_new = true});
    content += page.form.empty() ? log_in_form(page) : page.form;
    if (!page.sign_up_href.empty())
        content += element("p", {}, sentence(say.t("New here? {sign_up}"), {{"sign_up", element("a", {{"href", page.sign_up_href}}, say.t("Make yourself an account"))}}));
    content += language_switch(say, page.languages);
    auto const main = element("main", {{"class", "auth-form"}, {"id", "main"}},
                              element("div", {{"class", "stack stack-5"}}, content));
    return document(page.document, "login", "read",
                    skip_link(say) + element("div", {{"class", "auth"}}, main + about(page)));
}

Html public_page(PublicPage const& page, Html const& main) {
    auto const& say = page.document.say;
    auto const name = element("a", {{"class", "cluster quiet strong"}, {"href", "/"}},
                              brand_mark() + element("span", {}, page.organisation));
    auto const head =
        element("header", {{"class", "public-head"}},
                name + element("div", {{"class", "push"}}, language_switch(say, page.languages)));
    return document(
        page.document, "outside", "read",
        skip_link(say) + head +
            element("div", {{"class", "public"}}, element("main", {{"id", "main"}}, main)));
}

Html error_text(Say const& say, ErrorText const& error) {
    auto content =
        element("h1", {}, error.title) + element("p", {{"class", "muted mt-1"}}, error.text);
    if (!error.actions.empty())
        content += element("div", {{"class", "cluster my-4"}}, all(error.actions));
    if (!error.code.empty())
        content += element("p", {{"class", "error-code"}},
                           sentence(say.t("If you ask for help, tell this code: {code}"),
                                    {{"code", element("span", {{"class", "mono"}}, error.code)}}));
    return content;
}

}  // namespace ateneu::ui
