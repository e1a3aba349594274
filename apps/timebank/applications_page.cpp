#include "apps/timebank/applications_page.h"

#include "apps/timebank/applying.h"
#include "apps/timebank/member_rows.h"
#include "apps/timebank/time_text.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t per_page = 20;

struct Applicant {
    std::int64_t petition = 0;
    std::string name, email, phone, message, decline_reason, decided_by;
    Instant asked_at;
    std::optional<Instant> decided_at;
};

std::int64_t count_of(Transaction& tx, Bank const& bank, std::string_view state) {
    return tx.sql().integer(R"(SELECT COUNT(*) FROM "timebank_petition" WHERE "bank" = $1 AND "state" = $2)", {bank.id.value, state}).value_or(0);
}

/// Who waits longest stands first; of those answered, the last.
std::vector<Applicant> applicants(Transaction& tx, Bank const& bank, std::string_view state, std::int64_t page) {
    std::vector<Applicant> all;
    auto const order = state == "pending" ? R"(ORDER BY pet."asked_at", pet."id")" : R"(ORDER BY pet."decided_at" DESC, pet."id" DESC)";
    auto const rows = tx.sql().query(std::string(R"(
        SELECT pet."id", TRIM(p."personal" || ' ' || p."family"), p."email", p."phone", pet."message", pet."decline_reason", TRIM(COALESCE(clerk."personal", '') || ' ' || COALESCE(clerk."family", '')), pet."asked_at", pet."decided_at"
        FROM "timebank_petition" AS pet
        JOIN "people_person" AS p ON p."id" = pet."person"
        LEFT JOIN "people_person" AS clerk ON clerk."id" = pet."decided_by"
        WHERE pet."bank" = $1 AND pet."state" = $2 )") + order + " LIMIT $3 OFFSET $4", {bank.id.value, state, per_page, (page - 1) * per_page});
    while (rows->next())
        all.push_back({rows->integer(0), std::string(rows->text(1)), std::string(rows->text(2)), std::string(rows->text(3)), std::string(rows->text(4)), std::string(rows->text(5)), std::string(rows->text(6)), *parse_instant(rows->text(7)),
                       rows->is_null(8) ? std::nullopt : parse_instant(rows->text(8))});
    return all;
}

std::string petition_address(Bank const& bank, std::int64_t petition, std::string_view deed) { return office_address(bank, "/applications/" + std::to_string(petition) + std::string(deed)); }

/// Both answers stand on the row; a reason is offered, not asked for.
Html answers(Call const& call, Bank const& bank, Applicant const& who) {
    auto const& say = call.say;
    ui::Field const reason{.id = "reason-" + std::to_string(who.petition), .name = "reason", .label = say.t({N_("Why {name} is declined"), {{"name", who.name}}})};
    auto const box = element("input", {{"class", "form-control"}, {"id", reason.id}, {"name", "reason"}, {"maxlength", "500"}, {"aria-label", reason.label}, {"placeholder", say.t(N_("Reason, which they read"))}});
    auto const accept = ui::deed_button({.label = say.t(N_("Accept")), .look = ui::Look::primary}, {petition_address(bank, who.petition, "/accept"), call.csrf});
    return element("div", {{"class", "cluster"}}, accept + office_form(call, petition_address(bank, who.petition, "/decline"), box + ui::submit({.label = say.t(N_("Decline"))}), "cluster"));
}

/// The petition of the address, where it is this bank's.
std::optional<Id<Petition>> addressed(Call& call, Bank const& bank) {
    auto const id = place(call, 1);
    auto const petition = id > 0 ? call.tx().read(Id<Petition>{id}) : std::nullopt;
    return petition && petition->bank == bank.id ? std::optional(petition->id) : std::nullopt;
}

Html alerts_panel(Call& call, Bank const& bank, std::vector<MemberRow> const& rows) {
    auto const& say = call.say;
    Reader const reader{say, bank.timezone.value, call.now};
    ui::Table table{.caption = say.t(N_("Accounts at a limit")), .columns = {{.label = say.t(N_("Name"))}, {.label = say.t(N_("Number")), .numeric = true}, {.label = say.t(N_("Balance")), .numeric = true}, {.label = say.t(N_("Lowest")), .numeric = true},
                                                                            {.label = say.t(N_("Highest")), .numeric = true}, {.label = say.t(N_("Since"))}}, .rows = {}};
    auto const time = [](std::optional<std::int64_t> seconds) { return seconds ? element("span", {{"class", "tnum"}}, time_text({*seconds}, "0:00")) : Html(); };
    for (auto const& row : rows)
        if (row.flagged_since)
            table.rows.push_back({.cells = {element("a", {{"href", office_address(bank, "/members/" + std::to_string(row.id.value) + "/limits")}}, row.name), std::to_string(row.uid), time(row.balance), time(row.lowest), time(row.highest),
                                            moment_html(reader, *row.flagged_since)}});
    auto const title = say.t(N_("Alerts"));
    if (table.rows.empty()) return ui::panel({.title = title, .body = element("p", {{"class", "muted"}}, say.t(N_("No account is at a limit."))), .id = "alerts"});
    return ui::panel({.title = title, .flush = ui::data_table(say, table), .id = "alerts"});
}

}  // namespace

http::Response overview_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    auto const rows = member_rows(call.tx(), bank);
    auto const pending = count_of(call.tx(), bank, "pending");
    auto const asked = call.tx().sql().integer(R"(SELECT COUNT(*) FROM "timebank_time_request" WHERE "bank" = $1 AND "state" = 'waiting')", {bank.id.value}).value_or(0);
    std::int64_t active = 0, flagged = 0;
    for (auto const& row : rows) {
        active += row.is_active;
        flagged += row.flagged_since.has_value();
    }
    auto const stats = ui::stats({{.label = say.t(N_("Applications that wait")), .value = number_text(say, pending), .href = office_address(bank, "/applications")}, {.label = say.t(N_("Accounts at a limit")), .value = number_text(say, flagged), .href = "#alerts"},
                                  {.label = say.t(N_("Time asked for that waits")), .value = number_text(say, asked), .href = office_address(bank, "/time-requests")},
                                  {.label = say.t(N_("Active members")), .value = number_text(say, active), .href = office_address(bank, "/members")}});
    OfficeHead head{.title = say.t(N_("Office")), .sub = say.t(N_("What waits for you")), .current = ""};
    head.actions.push_back(ui::link_button({.label = say.t(N_("Enter cheques")), .icon = "pencil-square", .look = ui::Look::primary}, office_address(bank, "/desk")));
    return office_page(call, bank, head, stats + alerts_panel(call, bank, rows));
}

http::Response applications_page(Call& call, Bank const& bank) {
    auto const& say = call.say;
    std::string state = "pending";
    std::vector<ui::Tab> tabs;
    for (auto const& each : petition_states)
        if (call.request.query["state"] == each.code) state = each.code;
    for (auto const& each : petition_states)
        tabs.push_back({.label = say.t(each.label), .href = office_address(bank, "/applications?state=" + std::string(each.code)), .count = number_text(say, count_of(call.tx(), bank, each.code)), .current = state == each.code});
    bool const waits = state == "pending";
    ui::Table table{.caption = say.t(N_("Applications")), .columns = {{.label = say.t(N_("Name"))}, {.label = say.t(N_("E-mail"))}, {.label = say.t(N_("Phone"))}, {.label = say.t(N_("Message")), .full_on_phones = true}, {.label = say.t(N_("Asked"))}}, .rows = {}};
    if (waits) table.columns.push_back({.label = "", .full_on_phones = true, .unlabelled_on_phones = true});
    else for (auto const* label : {N_("Answered"), N_("By")}) table.columns.push_back({.label = say.t(label)});
    if (state == "declined") table.columns.push_back({.label = say.t(N_("Reason")), .full_on_phones = true});
    Reader const reader{say, bank.timezone.value, call.now};
    for (auto const& who : applicants(call.tx(), bank, state, page_number(call))) {
        ui::Row row{.cells = {element("b", {}, who.name), who.email, who.phone, who.message, moment_html(reader, who.asked_at)}};
        if (waits) row.cells.push_back(answers(call, bank, who));
        else row.cells.insert(row.cells.end(), {who.decided_at ? moment_html(reader, *who.decided_at) : Html(), who.decided_by});
        if (state == "declined") row.cells.push_back(who.decline_reason);
        table.rows.push_back(std::move(row));
    }
    auto const list = table.rows.empty() ? ui::empty({.title = say.t(N_("No applications")), .text = say.t(waits ? N_("Nobody waits for an answer.") : N_("None was answered so."))})
                                         : ui::table_frame(ui::data_table(say, table), office_pager(call, count_of(call.tx(), bank, state), per_page));
    return office_page(call, bank, {.title = say.t(N_("Applications")), .current = "/applications"}, ui::tabs(say, say.t(N_("Applications")), tabs) + list);
}

http::Response accept_application(Call& call, Bank const& bank) {
    auto const petition = addressed(call, bank);
    if (!petition) return call.site.error(call, 404);
    auto const member = accept(call.tx(), *petition);
    if (!member) return refusal_page(call, member.refusal());
    auto const row = member_row(call.tx(), bank, *member);
    return redirect_saying(call, office_address(bank, "/applications"), call.say.t({N_("{name} is member {number}"), {{"name", row ? row->name : ""}, {"number", std::to_string(row ? row->uid : 0)}}}));
}

http::Response decline_application(Call& call, Bank const& bank) {
    auto const petition = addressed(call, bank);
    if (!petition) return call.site.error(call, 404);
    auto const done = decline(call.tx(), *petition, std::string(call.request.form["reason"]));
    if (!done) return refusal_page(call, done.refusal());
    return redirect_saying(call, office_address(bank, "/applications"), call.say.t(N_("Application declined")));
}

}  // namespace ateneu::timebank
