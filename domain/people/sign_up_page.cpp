#include "domain/people/sign_up_page.h"

#include "core/access/password.h"
#include "core/access/secret.h"
#include "core/base/text.h"
#include "core/html/components.h"
#include "core/pages/form_input.h"
#include "domain/people/confirming.h"
#include "domain/people/entrance.h"
#include "domain/people/password.h"
#include "domain/people/person.h"
#include "domain/people/reset_page.h"
#include "domain/people/sign_up.h"

namespace ateneu::people {

namespace {

constexpr std::string_view first_fields[] = {"personal", "family", "email"};
constexpr std::string_view more_fields[] = {"phone", "alt_phone", "postcode", "gender", "gender_other", "born_on", "about"};
/// Nobody sees it; programs fill in whatever they find.
constexpr auto trap = "company_site";

struct Form {
    pages::Typed typed = {};
    Problems problems = {};
    bool takes_news = true;
    int status = 200;
    std::string began = {};
};

/// When the form was first shown, so that it can't be told otherwise without looking how: this keeps out programs that
/// send every form they find, not those that somebody writes for this one (those meet `sign_up_limits`).
std::string sealed_moment(Call const& call, std::string const& micros) { return micros + "." + sha256_hex("sign up " + micros + " " + call.csrf).substr(0, 32); }

std::optional<Instant> began_at(Call const& call, std::string_view sealed) {
    auto const micros = sealed.substr(0, sealed.find('.'));
    auto const number = parse_integer(micros);
    if (!number || sealed_moment(call, std::string(micros)) != sealed) return {};
    return Instant{*number};
}

std::string next_of(Call const& call) { return safe_next(call.request.method == "POST" ? call.request.form["next"] : call.request.query["next"], ""); }

std::string error_of(Say const& say, Problems const& problems, std::string_view name) {
    auto const* problem = problems.of(name);
    return problem ? say.t(problem->message) : "";
}

Html person_fields(Call& call, Form const& form, std::span<std::string_view const> names) {
    pages::References const none;
    pages::View const view{call, none};
    Html all;
    for (auto const name : names) {
        auto field = *Person::entity().find(name);
        // Whom no e-mail reaches can't come back: here it is asked for.
        if (name == "email") field.options.required = true;
        // The record speaks of somebody; here it is you.
        if (name == "gender_other") field.label = N_("Gender, in your words");
        if (name == "about") field.label = N_("About you"), field.options.help = N_("What members of your bank read.");
        auto const typed = form.typed.find(name);
        all += pages::field_control(view, field, std::string(name), typed == form.typed.end() ? std::vector<std::string>{} : typed->second, error_of(call.say, form.problems, name));
    }
    return all;
}

Html password_field(Say const& say, Form const& form, std::string const& name, std::string const& label) {
    ui::Field const asked{.id = name, .name = name, .label = label, .error = error_of(say, form.problems, name), .required = true, .width = 3};
    return ui::field(say, asked, ui::input(asked, {.type = "password", .autocomplete = "new-password"}));
}

Html trap_field(Say const& say) {
    auto const label = element("label", {{"for", trap}}, say.t(N_("Leave this empty")));
    auto const control = element("input", {{"id", trap}, {"name", trap}, {"type", "text"}, {"tabindex", "-1"}, {"autocomplete", "off"}});
    return element("div", {{"class", "visually-hidden"}, {"aria-hidden", "true"}}, label + control);
}

Html errors(Call& call, Form const& form) {
    auto const& say = call.say;
    std::vector<ui::FieldError> all;
    for (auto const& problem : form.problems.list()) {
        auto const* field = Person::entity().find(problem.field);
        bool const is_password = problem.field == "password" || problem.field == "again";
        bool const is_second = problem.field == "again";
        auto const label = field ? say.t(field->label) + ": " : is_password ? say.t(is_second ? N_("Password once more") : N_("Password")) + ": " : std::string();
        all.push_back({field ? pages::control_id(problem.field) : is_password ? problem.field : "", label + say.t(problem.message)});
    }
    auto summary = all.empty() ? Html() : ui::error_summary(say, all);
    if (auto const* email = form.problems.of("email"); email && email->code == "taken")
        summary += element("p", {{"class", "cluster"}}, ui::link_button({.label = say.t(N_("Log in"))}, "/login") + ui::link_button({.label = say.t(N_("Forgot your password?"))}, "/password/forgotten"));
    return summary;
}

http::Response sign_up_form(Call& call, Form const& form) {
    auto const& say = call.say;
    auto const next = next_of(call);
    auto const began = form.began.empty() ? sealed_moment(call, std::to_string(call.now.micros)) : form.began;
    ui::Field const news{.id = "news", .name = "news", .label = say.t(N_("E-mails with news: what is offered and asked for, once a week at most")), .mark_optional = false};
    auto const fields = ui::hidden("next", next) + ui::hidden("began", began) + trap_field(say) +
                        ui::form_section({.title = say.t(N_("Who you are")), .fields = person_fields(call, form, first_fields)}) +
                        ui::form_section({.title = say.t(N_("Password")), .why = say.t(N_("At least ten characters; a few words are easy to remember.")),
                                          .fields = password_field(say, form, "password", say.t(N_("Password"))) + password_field(say, form, "again", say.t(N_("Password once more")))}) +
                        ui::form_section({.title = say.t(N_("What others may know of you")), .why = say.t(N_("Nothing of this is needed. Members of a bank that you join see phones and what you say of yourself.")),
                                          .fields = person_fields(call, form, more_fields) + ui::tick_field(news, form.takes_news)}) +
                        element("div", {}, ui::submit({.label = say.t(N_("Make me an account")), .look = ui::Look::primary, .big = true}));
    return bare_page(call, say.t(N_("Make yourself an account")), errors(call, form) + outside_form(call, "/signup", fields) + to_login(call), form.status);
}

http::Response closed(Call& call) {
    auto const& say = call.say;
    return bare_page(call, say.t(N_("Make yourself an account")), element("p", {}, say.t(N_("Here people are added by an administrator. Ask the organisation that runs this server."))) + to_login(call), 403);
}

http::Response show_sign_up(Call& call) {
    if (call.actor.inside) return http::redirect(next_of(call).empty() ? "/" : next_of(call));
    return call.site.settings().takes_sign_ups ? sign_up_form(call, {}) : closed(call);
}

/// Their answers, and what no rule of the record says.
SigningUp read(Call& call, Form& form) {
    auto const& sent = call.request.form;
    auto record = blank_record(Person::entity(), call.reader().today());
    pages::FormInput input;
    http::Fields own;
    for (auto const names : {std::span<std::string_view const>(first_fields), std::span<std::string_view const>(more_fields)})
        for (auto const name : names)
            for (auto const& value : sent.all(name)) own.add(std::string(name), name == "email" ? lower_ascii(trimmed(value)) : std::string(value));
    pages::read_form(own, Person::entity(), "", record, input);
    SigningUp wanted;
    to_struct(Person::entity(), record, &wanted.person);
    form.typed = std::move(input.typed);
    form.problems = std::move(input.problems);
    wanted.takes_news = form.takes_news = !sent.has("news") || sent.all("news").back() == "1";
    auto const email = wanted.person.email ? wanted.person.email->value : std::string();
    if (trimmed(wanted.person.personal).empty()) form.problems.add("personal", N_("Write your name."));
    if (!form.problems.of("email") && !is_email(email)) form.problems.add("email", N_("Write an address, for example name@mail.org."));
    auto const password = sent["password"];
    auto const weak = password_problems(password, wanted.person, "password");
    for (auto const& problem : weak.list()) form.problems.add(problem.field, problem.message);
    if (length(password) > longest_own_password) form.problems.add("password", N_("Use 128 characters at most."));
    if (password != sent["again"]) form.problems.add("again", N_("This isn't the same as above."));
    return wanted;
}

/// Programs are told what a person would need to know, and no more.
std::optional<Message> looks_like_a_program(Call const& call) {
    if (!call.request.form[trap].empty()) return Message(N_("A field that nobody sees was filled in, perhaps by your browser. Look over what stands here, and send it again."));
    auto const began = began_at(call, call.request.form["began"]);
    if (!began || call.now.micros - began->micros < quickest_sign_up_seconds * 1'000'000) return Message(N_("That was quick. Look over what you wrote, and send it again."));
    return {};
}

/// The form with what is wrong, in a reading of its own.
http::Response again(Call& call, Form form, int status = 422) {
    form.status = status;
    auto const reading = call.site.database().begin(db::Database::Mode::read);
    Transaction tx(reading->connection(), call.site.registry(), {}, call.actor, call.now);
    call.transaction = &tx;
    auto answer = sign_up_form(call, form);
    call.transaction = nullptr;
    return answer;
}

http::Response taken(Call& call, Form form) {
    form.problems.add("email", N_("Somebody has an account with this address. If it is yours, log in, or have a link to a new password sent to you."), "taken");
    return again(call, std::move(form));
}

http::Response take_sign_up(Call& call) {
    if (!call.site.settings().takes_sign_ups) return closed(call);
    if (call.actor.inside) return http::redirect("/");
    Form form;
    auto wanted = read(call, form);
    form.began = call.request.form["began"];
    if (!began_at(call, form.began)) form.began.clear();
    if (form.problems.empty())
        if (auto const why = looks_like_a_program(call)) form.problems.add("", *why);
    if (!form.problems.empty()) return again(call, form);
    auto const email = wanted.person.email->value;
    auto& database = call.site.database();
    if (auto const wait = count_sign_up(database, email, call.request.remote, call.now)) {
        form.problems.add("", {N_("You asked several times. Try again in {minutes} min."), {{"minutes", std::to_string((wait + 59) / 60)}}});
        return again(call, form, 429).with("Retry-After", std::to_string(wait));
    }
    if (is_address_taken(database.begin(db::Database::Mode::read)->connection(), email)) return taken(call, form);
    wanted.hash = hash_password(call.request.form["password"]);
    wanted.is_to_confirm = mail_leaves(call);
    auto const work = database.begin(db::Database::Mode::write_soon);
    Transaction tx(work->connection(), call.site.registry(), call.site.reactions(), call.actor, call.now, {"page", "", call.request.id});
    // While the password was hashed, somebody else may have taken the address.
    if (is_address_taken(tx.sql(), email)) return taken(call, form);
    auto const done = sign_up(tx, wanted, call.say.tongue);
    if (!done.problems.empty()) {
        for (auto const& problem : done.problems.list()) form.problems.add(problem.field, problem.message);
        return again(call, form);
    }
    auto const session = open_session(tx.sql(), done.person, call.request.remote, call.request.header("user-agent"), call.now);
    work->commit();
    auto answer = http::redirect(next_of(call).empty() ? "/" : next_of(call));
    put_session(call, answer, session);
    return answer;
}

}  // namespace

std::string sign_up_address(Call const& call, std::string const& next) {
    if (!call.site.settings().takes_sign_ups) return {};
    return next.empty() ? "/signup" : "/signup?" + http::to_query({{"next", next}});
}

std::vector<AppRoute> sign_up_routes() {
    auto const visitors = AppRoute::For::visitors;
    auto const none = AppRoute::Behind::none;
    return {{.method = "GET", .pattern = "/signup", .handler = show_sign_up, .whom = visitors, .behind = none},
            {.method = "POST", .pattern = "/signup", .handler = take_sign_up, .whom = visitors, .opens_own_transaction = true, .behind = none}};
}

}  // namespace ateneu::people
