#include "domain/people/profile_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/html/components.h"
#include "core/pages/form_input.h"
#include "domain/people/email_page.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr std::string_view own_fields[] = {"personal", "middle", "family", "secondary_email", "gender", "gender_other", "phone", "alt_phone", "postcode", "born_on", "about", "airport_iata", "country", "timezone", "affiliation",
                                           "occupation", "domains", "languages", "github", "orcid", "twitter", "bluesky", "mastodon", "url", "user_notes"};

bool is_own(Field const& field) { return std::find(std::begin(own_fields), std::end(own_fields), field.name) != std::end(own_fields); }

/// One's own record, seen by everybody who is logged in.
Record my_record(Call& call) {
    auto const record = call.tx().read(Person::entity(), call.actor.person);
    must(record.has_value(), "the person who is logged in is not there");
    return *record;
}

struct Form {
    pages::Typed typed;
    std::int64_t version = 0;
    Problems problems = {};
    Html notice = {};
    int status = 200;
};

std::string error_of(Call const& call, Problems const& problems, std::string_view name) {
    auto const* problem = problems.of(name);
    return problem ? call.say.t(problem->message) : "";
}

Html sections(Call& call, Form const& form) {
    auto const& say = call.say;
    pages::References const none;
    pages::View const view{call, none};
    std::vector<std::pair<std::string, Html>> groups;
    for (auto const& field : Person::entity().fields) {
        if (!is_own(field)) continue;
        auto const group = say.t(field.options.group ? field.options.group : N_("Key facts"));
        auto at = std::find_if(groups.begin(), groups.end(), [&](auto const& each) { return each.first == group; });
        if (at == groups.end()) at = groups.insert(groups.end(), {group, Html()});
        auto const typed = form.typed.find(field.name);
        at->second += pages::field_control(view, field, std::string(field.name), typed == form.typed.end() ? std::vector<std::string>{} : typed->second, error_of(call, form.problems, field.name));
    }
    Html all;
    for (auto& [title, fields] : groups) all += ui::form_section({.title = title, .fields = std::move(fields)});
    return all;
}

Html error_html(Call& call, Problems const& problems) {
    std::vector<ui::FieldError> errors;
    for (auto const& problem : problems.list()) {
        auto const* field = Person::entity().find(problem.field);
        errors.push_back({field && is_own(*field) ? pages::control_id(problem.field) : "", (field ? call.say.t(field->label) + ": " : "") + call.say.t(problem.message)});
    }
    return errors.empty() ? Html() : ui::error_summary(call.say, errors);
}

http::Response profile(Call& call, Form const& form, EmailForm const& email = {}) {
    auto const& say = call.say;
    auto const person = call.tx().read(Id<Person>{call.actor.person});
    must(person.has_value(), "the person who is logged in is not there");
    ui::RecordForm const record_form{.id = "profile", .action = "/account/profile", .csrf = call.csrf, .save_label = say.t(N_("Save profile")), .discard_href = "/account", .person_id = call.actor.person,
                                     .refused = !form.problems.empty(), .hidden = {{"_version", std::to_string(form.version)}}};
    auto const title = say.t(N_("Your profile"));
    auto const main = ui::breadcrumb(say, {{{say.t(N_("Your account")), "/account"}}}) + ui::title_row({.title = title, .sub = say.t(N_("What the community knows of you, and you may change yourself"))}) +
                      element("p", {}, ui::link_button({.label = say.t(N_("Your picture")), .icon = "person-circle"}, "/account/portrait")) + error_html(call, form.problems) + form.notice + email_panel(call, *person, email) +
                      ui::record_form(say, record_form, sections(call, form));
    return page(call, {.title = title, .narrow = true, .status = form.status}, main);
}

Form stored(Call& call) {
    auto const record = my_record(call);
    return {pages::typed_of(Person::entity(), record), record.version};
}

}  // namespace

http::Response show_profile(Call& call) { return profile(call, stored(call)); }

http::Response profile_with(Call& call, EmailForm const& email) {
    auto form = stored(call);
    if (!email.error.empty()) form.status = 422;
    return profile(call, form, email);
}

http::Response save_profile(Call& call) {
    auto record = my_record(call);
    auto const before = pages::typed_of(Person::entity(), record);
    pages::FormInput input;
    pages::read_form(call.request.form, Person::entity(), "", record, input);
    std::erase_if(input.typed, [](auto const& typed) {
        auto const* field = Person::entity().find(typed.first);
        return !field || !is_own(*field);
    });
    auto const stored_version = record.version;
    record.version = parse_integer(call.request.form["_version"]).value_or(0);
    if (record.version == 0) record.version = -1;  // 0 would mean the newest, which only the program may ask for
    Form again{std::move(input.typed), stored_version, std::move(input.problems), {}, 422};
    again.typed.merge(pages::Typed(before));
    if (!again.problems.empty()) return profile(call, again);
    Written written;
    {
        // Everybody may change these of themselves; no other field is named.
        Transaction::Deed const deed(call.tx());
        written = call.tx().change(Person::entity(), std::move(record), own_fields);
    }
    if (written) return redirect_saying(call, "/account/profile", call.say.t(N_("Profile saved")));
    if (written.outcome == Written::Outcome::problems) {
        again.problems = written.problems;
        return profile(call, again);
    }
    must(written.outcome == Written::Outcome::conflict, "one's own record can't be written");
    again.status = 409;
    again.notice = ui::notice({.text = call.say.t(N_("Somebody changed your record meanwhile, so nothing was saved. What you typed stands here: look at your record, then save again.")), .tone = ui::Tone::warn, .is_new = true});
    return profile(call, again);
}

}  // namespace ateneu::people
