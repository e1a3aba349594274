#include <fstream>

#include "core/base/text.h"
#include "core/html/components.h"
#include "core/pages/job_page.h"
#include "domain/privacy/data_request.h"
#include "domain/privacy/export_job.h"
#include "domain/privacy/pages.h"

namespace ateneu::privacy {

using people::Person;

Html hidden_csrf(Call const& call) { return ui::hidden(ui::csrf_field, call.csrf); }

namespace {

constexpr int most_shown = 10;

ui::Pill state_pill(Say const& say, DataExport const& each) {
    switch (each.state) {
        case ExportState::queued: return {say.t(N_("Being gathered")), ui::Tone::info, "hourglass"};
        case ExportState::ready: return {say.t(N_("Ready")), ui::Tone::ok, "check2"};
        case ExportState::failed: break;
    }
    return {say.t(N_("Not finished")), ui::Tone::bad, "x-circle"};
}

std::vector<DataExport> exports_of(Transaction& tx, Id<Person> person) {
    Keys ids;
    {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "privacy_export" WHERE "person" = $1 ORDER BY "id" DESC LIMIT 10)", {person.value});
        while (rows->next()) ids.push_back(rows->integer(0));
    }
    std::vector<DataExport> all;
    for (auto const id : ids)
        if (auto each = tx.read(Id<DataExport>{id})) all.push_back(std::move(*each));
    return all;
}

bool is_waiting(std::vector<DataExport> const& exports) {
    return std::any_of(exports.begin(), exports.end(), [](DataExport const& each) { return each.state == ExportState::queued; });
}

Html exports_html(Call& call, std::vector<DataExport> const& exports) {
    auto const& say = call.say;
    if (exports.empty()) return {};
    ui::Table table{.caption = say.t(N_("Copies")), .columns = {{.label = say.t(N_("Asked"))}, {.label = say.t(N_("State"))}, {.label = say.t(N_("Can be fetched until"))}, {.label = "", .unlabelled_on_phones = true}}};
    for (auto const& each : exports) {
        bool const mine = each.person.value == call.actor.person || (each.asked_by && each.asked_by->value == call.actor.person);
        bool const ready = each.state == ExportState::ready && mine;
        table.rows.push_back({.cells = {moment_html(call.reader(), each.asked_at), ui::pill(state_pill(say, each)), each.ends_at ? moment_html(call.reader(), *each.ends_at) : Html(),
                                        ready ? ui::link_button({.label = say.t(N_("Fetch")), .icon = "download"}, "/account/data/" + std::to_string(each.id.value) + "/file") : Html()}});
    }
    return ui::data_table(say, table);
}

Html copy_panel(Call& call, std::vector<DataExport> const& exports) {
    auto const& say = call.say;
    Html under_way;
    for (auto const& each : exports)
        if (each.state == ExportState::queued) under_way += pages::work_under_way(call, key_of(each.id));
    auto const form = element("form", {{"method", "post"}, {"action", "/account/data"}},
                              hidden_csrf(call) + element("p", {}, say.t(N_("One archive with all that is kept about you: a page to read and a file for programs. It is gathered now, and you can fetch it here for a week."))) +
                                  ui::submit({.label = say.t(N_("Gather my data")), .icon = "box-arrow-down", .look = ui::Look::primary}));
    return ui::panel({.title = say.t(N_("A copy of your data")), .body = ui::stack({form, under_way}), .flush = exports_html(call, exports)});
}

bool has_asked_to_be_erased(Transaction& tx) {
    return tx.sql().integer(R"(SELECT 1 FROM "privacy_request" WHERE "person" = $1 AND "right" = 'erase' AND "state" = 'open' LIMIT 1)", {tx.actor().person}).has_value();
}

Html erase_panel(Call& call) {
    auto const& say = call.say;
    auto const text = element("p", {}, say.t(N_("You may ask that your data be erased. Somebody looks at it within a month. What you did together with others stays without your name.")));
    if (has_asked_to_be_erased(call.tx())) return ui::panel({.title = say.t(N_("Being erased")), .body = text + element("p", {}, ui::pill({say.t(N_("You have asked for it")), ui::Tone::info, "inbox"}))});
    auto const form = element("form", {{"method", "post"}, {"action", "/account/data/erasure"}}, hidden_csrf(call) + ui::submit({.label = say.t(N_("Ask to be erased")), .icon = "eraser"}));
    return ui::panel({.title = say.t(N_("Being erased")), .body = text + form});
}

Html links_panel(Call& call) {
    auto const& say = call.say;
    auto const link = [&](char const* label, std::string const& href) { return element("li", {{"class", "py-1"}}, element("a", {{"href", href}}, say.t(label))); };
    return ui::panel({.title = say.t(N_("More")), .body = element("ul", {{"class", "plain"}}, link(N_("What you agreed to"), "/account/consents") + link(N_("What data are used for here"), "/privacy/activities") +
                                                                                link(N_("Your record"), Person::entity().address(call.actor.person)))});
}

}  // namespace

Html exports_table(Call& call, Id<Person> person) { return exports_html(call, exports_of(call.tx(), person)); }

http::Response my_data_page(Call& call) {
    auto const& say = call.say;
    auto const exports = exports_of(call.tx(), {call.actor.person});
    auto const main = ui::breadcrumb(say, {{{say.t(N_("Your account")), "/account"}}}) + ui::title_row({.title = say.t(N_("Your data")), .sub = call.actor.name}) +
                      ui::stack({copy_panel(call, exports), erase_panel(call), links_panel(call)});
    return page(call, {.title = say.t(N_("Your data")), .narrow = true, .reload_s = is_waiting(exports) ? 2 : 0}, main);
}

http::Response order_my_data(Call& call) {
    order_export(call.tx(), {call.actor.person});
    return redirect_saying(call, "/account/data", call.say.t(N_("Your data are being gathered")));
}

http::Response ask_for_erasure(Call& call) {
    auto& tx = call.tx();
    if (!has_asked_to_be_erased(tx)) {
        Transaction::Deed const deed(tx);
        auto const written = tx.add(DataRequest{.person = Id<Person>{call.actor.person}, .right = Right::erase, .received = tx.today()});
        must(static_cast<bool>(written), "a request about data can't be added");
    }
    return redirect_saying(call, "/account/data", call.say.t(N_("Asked; somebody answers within a month")));
}

http::Response fetch_export(Call& call) {
    auto const found = call.tx().read(Id<DataExport>{parse_integer(call.request.places.front()).value_or(0)});
    bool const mine = found && found->person.value == call.actor.person;
    bool const ordered = found && found->asked_by && found->asked_by->value == call.actor.person && call.actor.has(may_export);
    // By a session only: a token that leaked must not carry a whole life away.
    if (!found || !(mine || ordered) || call.session_token.empty()) return call.site.error(call, 404);
    if (found->state != ExportState::ready || !found->ends_at || *found->ends_at < call.now)
        return refusal_page(call, {"gone", N_("This copy can't be fetched any more. Ask for a new one.")});
    auto file = std::make_shared<std::ifstream>(file_of(call.site.settings().state_folder, found->file.value), std::ios::binary);
    if (!*file) return refusal_page(call, {"gone", N_("This copy can't be fetched any more. Ask for a new one.")});
    http::Response answer{.content_type = "application/zip"};
    answer.stream = [file]() -> std::optional<std::string> {
        constexpr std::size_t piece = 64 * 1024;
        std::string bytes(piece, '\0');
        file->read(bytes.data(), static_cast<std::streamsize>(piece));
        bytes.resize(static_cast<std::size_t>(file->gcount()));
        if (file->bad()) throw std::runtime_error("an export can't be read");
        return bytes.empty() ? std::nullopt : std::optional(std::move(bytes));
    };
    return answer.with("Content-Disposition", "attachment; filename=\"data-" + std::to_string(found->person.value) + ".zip\"").with("Cache-Control", "no-store");
}

}  // namespace ateneu::privacy
