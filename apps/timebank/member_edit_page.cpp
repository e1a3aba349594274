#include "apps/timebank/member_edit_page.h"

#include "apps/timebank/member_rows.h"
#include "apps/timebank/members_edit.h"
#include "apps/timebank/tags_page.h"
#include "core/base/text.h"
#include "core/pages/conflict_page.h"
#include "core/pages/form_input.h"
#include "domain/people/person.h"

namespace ateneu::timebank {

namespace {

using people::Person;

/// One of the forms: which record's fields it holds, and where it goes.
struct Part {
    Entity const& entity;
    std::span<std::string_view const> fields;
    std::string id, title, why, action, back, name;
};

/// What is shown in it: what is stored, or what was typed and why it wasn't taken.
struct Shown {
    pages::Typed typed;
    std::int64_t version = 0;
    Problems problems = {};
};

constexpr std::string_view note_fields[] = {"text"};

std::string tags_text(Record const& member) {
    auto const* tags = std::get_if<Texts>(&member.values[static_cast<std::size_t>(Member::entity().index_of("tags"))]);
    return tags ? ateneu::join(*tags, ", ") : "";
}

Shown stored(Part const& part, Record const& record) {
    Shown shown{pages::typed_of(part.entity, record), record.version};
    if (&part.entity == &Member::entity()) shown.typed["tags"] = {tags_text(record)};
    return shown;
}

std::string error_of(Say const& say, Problems const& problems, std::string_view name) {
    auto const* problem = problems.of(name);
    return problem ? say.t(problem->message) : "";
}

Html control(Call& call, Bank const& bank, Field const& field, Shown const& shown) {
    auto const name = std::string(field.name);
    auto const found = shown.typed.find(name);
    auto const typed = found == shown.typed.end() ? std::vector<std::string>{} : found->second;
    auto const error = error_of(call.say, shown.problems, name);
    if (field.kind() == Kind::text_list) {
        ui::Field const asked{.id = pages::control_id(name), .name = name, .label = call.say.t(field.label), .hint = call.say.t(N_("Words between commas: yoga, garden")), .error = error};
        return ui::field(call.say, asked, tag_input(call, bank, Tagged::members, asked, typed.empty() ? "" : typed.front()));
    }
    pages::References const none;
    return pages::field_control({call, none}, field, name, typed, error);
}

Html form_html(Call& call, Bank const& bank, Part const& part, Shown const& shown) {
    auto const& say = call.say;
    Html fields;
    for (auto const name : part.fields) fields += control(call, bank, *part.entity.find(name), shown);
    std::vector<ui::FieldError> errors;
    for (auto const& problem : shown.problems.list()) errors.push_back({problem.field.empty() ? "" : pages::control_id(problem.field), say.t(problem.message)});
    auto const form = element("form", {{"method", "post"}, {"action", part.action}, {"id", part.id}},
                              Html{ui::hidden(ui::csrf_field, call.csrf), ui::hidden("_version", std::to_string(shown.version)), element("div", {{"class", "fields"}}, fields),
                                   element("div", {{"class", "cluster mt-3"}}, Html{ui::submit({.label = say.t(N_("Save")), .look = ui::Look::primary}), ui::link_button({.label = say.t(N_("Cancel")), .look = ui::Look::text}, part.back)})});
    auto const why = part.why.empty() ? Html() : element("p", {{"class", "muted"}}, part.why);
    return ui::panel({.title = part.title, .body = (errors.empty() ? Html() : ui::error_summary(say, errors)) + why + form});
}

/// The record as it was typed on top of what is stored.
Record typed_record(Call& call, Part const& part, Record record, Shown& shown) {
    auto const held = record;
    pages::FormInput input;
    pages::read_form(call.request.form, part.entity, "", record, input);
    record.version = parse_integer(call.request.form["_version"]).value_or(0);
    shown = {std::move(input.typed), record.version, {}};
    // Only what this form asks for.
    for (std::size_t i = 0; i < part.entity.fields.size(); ++i)
        if (std::find(part.fields.begin(), part.fields.end(), part.entity.fields[i].name) == part.fields.end()) record.values[i] = held.values[i];
    for (auto const& problem : input.problems.list())
        if (problem.field != "tags") shown.problems.add(problem.field, problem.message, problem.code);
    if (&part.entity == &Member::entity() && call.request.form.has("tags")) {
        auto tags = tags_read(call.request.form["tags"]);
        if (tags) record.values[static_cast<std::size_t>(Member::entity().index_of("tags"))] = Texts(*tags);
        else shown.problems.add("tags", tags.refusal().message);
    }
    if (call.request.form["_resolve"] == "1") pages::take_theirs(call, part.entity, held, record);
    return record;
}

/// After a write: the answer, or nothing where the form is to be shown again with `shown.problems`.
std::optional<http::Response> answer_to(Call& call, Part const& part, Record const& mine, Written const& written, Shown& shown) {
    switch (written.outcome) {
        case Written::Outcome::done: return redirect_saying(call, part.back, call.say.t(N_("Saved")));
        case Written::Outcome::gone: return call.site.error(call, 404);
        case Written::Outcome::refused: return refusal_page(call, written.refusal);
        case Written::Outcome::conflict: return pages::conflict_page(call, part.entity, mine, *written.conflict, {part.action, part.back, part.name});
        case Written::Outcome::problems: break;
    }
    shown.problems = written.problems;
    return {};
}

/// The three forms of the office for one member.
struct Office {
    Call& call;
    Bank const& bank;
    MemberRow row;
    Record member, note, person;

    std::string address(std::string_view deed = {}) const { return office_address(bank, "/members/" + std::to_string(row.id.value) + std::string(deed)); }
    std::string called() const { return row.name + " (" + std::to_string(row.uid) + ")"; }
    Part membership_part() const { return {Member::entity(), membership_fields, "membership", call.say.t(N_("In this bank")), "", address("/edit"), address("/edit"), called()}; }
    Part note_part() const { return {MemberNote::entity(), note_fields, "note", call.say.t(N_("Note of the office")), call.say.t(N_("For the administrators of the bank. The person can ask to see what is written of them.")), address("/note"), address("/edit"), called()}; }
    Part person_part() const { return {Person::entity(), office_person_fields, "person", call.say.t(N_("The person")), "", address("/person"), address("/edit"), called()}; }
};

std::optional<Office> office_of(Call& call, Bank const& bank) {
    auto const row = member_row(call.tx(), bank, {place(call, 1)});
    if (!row) return {};
    auto const member = call.tx().read(Member::entity(), row->id.value), person = call.tx().read(Person::entity(), row->person);
    must(member && person, "a member who is listed is there");
    return Office{call, bank, *row, *member, note_of(call.tx(), *call.tx().read(row->id)), *person};
}

struct AllShown {
    std::optional<Shown> membership = {}, note = {}, person = {};
};

http::Response edit_page(Office const& office, AllShown const& shown = {}) {
    auto& call = office.call;
    auto const& say = call.say;
    bool const failed = shown.membership || shown.note || shown.person;
    auto const part = [&](Part const& each, Record const& record, std::optional<Shown> const& typed) { return form_html(call, office.bank, each, typed ? *typed : stored(each, record)); };
    std::vector<Html> parts{part(office.membership_part(), office.member, shown.membership), part(office.note_part(), office.note, shown.note)};
    if (is_the_banks_alone(call.tx(), office.bank.id, office.row.person)) parts.push_back(part(office.person_part(), office.person, shown.person));
    else parts.push_back(ui::panel({.title = say.t(N_("The person")), .body = element("p", {{"class", "mb-0"}}, say.t(N_("This person belongs to other banks too, or has other tasks in the house: they change their own data.")))}));
    OfficeHead head{.title = office.called(), .sub = say.t(N_("What the office knows of them")), .current = "/members", .status = failed ? 422 : 200};
    head.actions.push_back(ui::link_button({.label = say.t(N_("Profile")), .icon = "person"}, "/bank/" + std::to_string(office.bank.id.value) + "/members/" + std::to_string(office.row.uid)));
    return office_page(call, office.bank, head, ui::stack(parts));
}

}  // namespace

http::Response edit_member_page(Call& call, Bank const& bank) {
    auto const office = office_of(call, bank);
    return office ? edit_page(*office) : call.site.error(call, 404);
}

http::Response save_membership(Call& call, Bank const& bank) {
    auto const office = office_of(call, bank);
    if (!office) return call.site.error(call, 404);
    Shown shown;
    auto const mine = typed_record(call, office->membership_part(), office->member, shown);
    if (shown.problems.empty())
        if (auto answer = answer_to(call, office->membership_part(), mine, change_membership(call.tx(), mine), shown)) return std::move(*answer);
    return edit_page(*office, {.membership = shown});
}

http::Response save_note(Call& call, Bank const& bank) {
    auto const office = office_of(call, bank);
    if (!office) return call.site.error(call, 404);
    Shown shown;
    auto const mine = typed_record(call, office->note_part(), office->note, shown);
    auto const text = text_of(mine.values[static_cast<std::size_t>(MemberNote::entity().index_of("text"))]);
    if (shown.problems.empty())
        if (auto answer = answer_to(call, office->note_part(), mine, change_note(call.tx(), *call.tx().read(office->row.id), std::string(text), mine.version), shown)) return std::move(*answer);
    return edit_page(*office, {.note = shown});
}

http::Response save_person(Call& call, Bank const& bank) {
    auto const office = office_of(call, bank);
    if (!office) return call.site.error(call, 404);
    Shown shown;
    auto const mine = typed_record(call, office->person_part(), office->person, shown);
    if (!is_the_banks_alone(call.tx(), bank.id, office->row.person) || shown.problems.empty())
        if (auto answer = answer_to(call, office->person_part(), mine, change_person(call.tx(), bank.id, mine), shown)) return std::move(*answer);
    return edit_page(*office, {.person = shown});
}

namespace {

constexpr std::string_view own_fields[] = {"tags"};

http::Response own_tags(Call& call, AtBank const& at, std::optional<Shown> const& typed = {}) {
    auto const& say = call.say;
    auto const profile = at.address("/members/" + std::to_string(at.seat->uid));
    Part const part{Member::entity(), own_fields, "own-tags", say.t(N_("Can do, likes")), say.t(N_("Members of this bank find you by these words.")), at.address("/my-tags"), profile, at.bank.name};
    auto const shown = typed ? *typed : stored(part, *call.tx().read(Member::entity(), at.seat->member.value));
    auto const title = say.t({N_("Your tags in {bank}"), {{"bank", at.bank.name}}});
    auto const main = bank_crumb(call, at, {{say.t(N_("Members")), at.address("/members")}}) + ui::title_row({.title = title}) + form_html(call, at.bank, part, shown);
    return framed(call, title, main, typed ? 422 : 200);
}

http::Response save_own_tags(Call& call, AtBank const& at) {
    auto const profile = at.address("/members/" + std::to_string(at.seat->uid));
    Part const part{Member::entity(), own_fields, "own-tags", "", "", at.address("/my-tags"), profile, at.bank.name};
    Shown shown;
    auto const mine = typed_record(call, part, *call.tx().read(Member::entity(), at.seat->member.value), shown);
    if (shown.problems.empty())
        if (auto answer = answer_to(call, part, mine, change_own_tags(call.tx(), mine), shown)) return std::move(*answer);
    return own_tags(call, at, shown);
}

}  // namespace

std::vector<AppRoute> own_tags_routes() {
    return {{.method = "GET", .pattern = "/bank/{}/my-tags", .handler = [](Call& call) { return members_page_of(call, [&](AtBank const& at) { return own_tags(call, at); }); }},
            {.method = "POST", .pattern = "/bank/{}/my-tags", .handler = [](Call& call) { return members_page_of(call, [&](AtBank const& at) { return save_own_tags(call, at); }); }}};
}

}  // namespace ateneu::timebank
