#include "apps/timebank/files_page.h"

#include "apps/timebank/bank_files.h"
#include "core/base/text.h"
#include "core/html/components.h"
#include "core/intake/csv_reader.h"
#include "core/site/site.h"
#include "core/store/bulk.h"

namespace ateneu::timebank {

namespace {

constexpr std::size_t largest_file = 2 << 20;
/// Lines that the page shows; the counts are of all.
constexpr std::size_t most_shown = 500;

std::string files_address(std::int64_t bank) { return "/timebank/bank-files/" + std::to_string(bank); }

/// What the form holds: a new file, or the text of the one that was looked at.
struct Sent {
    BankFile kind = BankFile::members;
    std::string text;
    bool is_known_kind = false, leaves_out_wrong = false, brings = false;
};

/// What was looked at comes back in a page, whose letters are UTF-8.
std::string as_utf8(std::string_view bytes) {
    CharsetReader reader(bytes, intake::guessed_format(bytes).charset);
    std::string text;
    for (auto piece = reader.next(); !piece.empty(); piece = reader.next()) text += piece;
    return reader.is_broken() ? std::string(bytes) : text;
}

Sent sent(Call const& call) {
    auto const& form = call.request.form;
    Sent sent{.leaves_out_wrong = form["partial"] == "1", .brings = form["step"] == "bring"};
    for (std::size_t i = 0; i < bank_file_kinds().size(); ++i)
        if (bank_file_kinds()[i].code == form["kind"]) {
            sent.kind = static_cast<BankFile>(i);
            sent.is_known_kind = true;
        }
    sent.text = std::string(form["text"]);
    for (auto const& upload : call.request.uploads)
        if (upload.field == "file") sent.text = as_utf8(upload.bytes);
    return sent;
}

Html choose_form(Call& call, Bank const& bank, Sent const& sent, std::string const& error) {
    auto const& say = call.say;
    std::vector<ui::Choice> kinds;
    Html columns;
    for (auto const& kind : bank_file_kinds()) {
        kinds.push_back({.value = std::string(kind.code), .label = say.t(kind.label), .chosen = kind.code == bank_file_kinds()[static_cast<std::size_t>(sent.kind)].code});
        columns += element("p", {}, element("strong", {}, say.t(kind.label)) + Html(": ") + Html(say.t(kind.columns)));
    }
    ui::Field const kind{.id = "kind", .name = "kind", .label = say.t(N_("What it holds")), .required = true, .width = 3};
    ui::Field const file{.id = "file", .name = "file", .label = say.t(N_("CSV file")), .hint = say.t(N_("With commas and without a line of heads, 2 MB at most. First members, then offers, then payments.")), .error = error, .required = true, .width = 3};
    auto const input = element("input", {{"class", "form-control"}, {"id", "file"}, {"name", "file"}, {"type", "file"}, {"accept", ".csv,text/csv"}, {"aria-describedby", error.empty() ? "file-hint" : "file-hint file-error"}});
    auto const fields = element("div", {{"class", "fields"}}, ui::field(say, kind, ui::select(kind, kinds)) + ui::field(say, file, input));
    auto const form = element("form", {{"class", "stack"}, {"method", "post"}, {"action", files_address(bank.id.value)}, {"enctype", "multipart/form-data"}},
                              ui::hidden(ui::csrf_field, call.csrf) + fields + element("div", {}, ui::submit({.label = say.t(N_("Look at it first")), .look = ui::Look::primary})));
    return ui::stack({ui::panel({.title = say.t(N_("File")), .body = form}), ui::panel({.title = say.t(N_("Columns, in this order")), .body = columns})});
}

http::Response framed(Call& call, Bank const& bank, Html const& main, int status = 200) {
    auto const& say = call.say;
    auto const title = say.t(N_("Bring files along"));
    auto const head = ui::breadcrumb(say, {{{say.t(Bank::entity().plural_label), Bank::entity().address()}, {bank.name, Bank::entity().address(bank.id.value)}}});
    auto answer = page(call, {.title = title, .app = "timebank"}, head + ui::title_row({.title = title, .sub = bank.name}) + main);
    answer.status = status;
    return answer;
}

ui::Pill outcome(Say const& say, FileLine const& line) {
    if (line.what == FileLine::What::added) return {say.t(N_("New")), ui::Tone::ok};
    if (line.what == FileLine::What::known) return {say.t(N_("Known")), ui::Tone::plain};
    return {say.t(N_("Wrong")), ui::Tone::bad, "exclamation-triangle"};
}

Html lines_panel(Say const& say, FileReport const& report) {
    ui::Table table{.caption = say.t(N_("Lines of the file")), .columns = {{.label = say.t(N_("Row")), .numeric = true}, {.label = say.t(N_("What it speaks of"))}, {.label = say.t(N_("What happens"))}, {.label = say.t(N_("Why not"))}}, .rows = {}};
    // What is wrong comes first: it wants to be read.
    for (bool const wrong : {true, false})
        for (auto const& line : report.lines)
            if ((line.what == FileLine::What::wrong) == wrong && table.rows.size() < most_shown)
                table.rows.push_back({.cells = {std::to_string(line.row), line.about, ui::pill(outcome(say, line)), say.t(line.why)}});
    return ui::panel({.title = say.n("{count} line", "{count} lines", std::ssize(report.lines)), .flush = ui::data_table(say, table)});
}

Html bring_form(Call& call, Bank const& bank, Sent const& sent, FileReport const& report) {
    auto const& say = call.say;
    auto const added = report.count(FileLine::What::added), wrong = report.count(FileLine::What::wrong);
    auto fields = ui::hidden(ui::csrf_field, call.csrf) + ui::hidden("step", "bring") + ui::hidden("kind", std::string(bank_file_kinds()[static_cast<std::size_t>(sent.kind)].code)) + ui::hidden("text", sent.text);
    if (wrong > 0 && added > 0) {
        ui::Field const partial{.id = "partial", .name = "partial", .label = say.n("Leave out {count} wrong line", "Leave out {count} wrong lines", wrong), .mark_optional = false};
        fields += ui::tick_field(partial, sent.leaves_out_wrong);
    }
    auto buttons = added > 0 ? ui::submit({.label = say.n("Bring {count} line", "Bring {count} lines", added), .look = ui::Look::primary}) : Html();
    buttons += ui::link_button({.label = say.t(N_("Another file")), .look = ui::Look::text}, files_address(bank.id.value));
    return element("form", {{"class", "stack"}, {"method", "post"}, {"action", files_address(bank.id.value)}, {"enctype", "multipart/form-data"}}, fields + element("div", {{"class", "cluster"}}, buttons));
}

/// What would happen, found out by doing it and taking it back.
FileReport looked_at(Call& call, Bank const& bank, Sent const& sent) {
    FileReport report;
    tried(call.tx(), call.site.reactions(), [&](Transaction& trial) {
        report = take_file(trial, bank.id, sent.kind, sent.text);
        return BulkResult{};
    });
    return report;
}

http::Response preview(Call& call, Bank const& bank, Sent const& sent, FileReport const& report, Html const& note = {}, int status = 200) {
    auto const& say = call.say;
    if (!report.unreadable.text.empty()) return framed(call, bank, choose_form(call, bank, sent, say.t(report.unreadable)), 422);
    auto const summary = ui::fact_rows({{say.t(N_("New")), number_text(say, report.count(FileLine::What::added))}, {say.t(N_("Known")), number_text(say, report.count(FileLine::What::known))},
                                        {say.t(N_("Wrong")), number_text(say, report.count(FileLine::What::wrong))}});
    return framed(call, bank, ui::stack({note, ui::panel({.title = say.t(N_("Nothing is stored yet")), .body = summary + bring_form(call, bank, sent, report)}), lines_panel(say, report)}), status);
}

std::optional<Bank> bank_of(Call& call) { return call.tx().read(Id<Bank>{parse_integer(call.request.places.front()).value_or(0)}); }

http::Response show(Call& call) {
    if (!call.actor.superuser) return call.site.error(call, 403);
    auto const bank = bank_of(call);
    return bank ? framed(call, *bank, choose_form(call, *bank, {}, "")) : call.site.error(call, 404);
}

http::Response take(Call& call) {
    auto const& say = call.say;
    if (!call.actor.superuser) return call.site.error(call, 403);
    auto const bank = bank_of(call);
    if (!bank) return call.site.error(call, 404);
    auto const given = sent(call);
    if (!given.is_known_kind || trimmed(given.text).empty()) return framed(call, *bank, choose_form(call, *bank, given, say.t(N_("Choose a file first."))), 422);
    auto const report = looked_at(call, *bank, given);
    if (!given.brings || !report.unreadable.text.empty()) return preview(call, *bank, given, report);
    if (!report.is_fine() && !given.leaves_out_wrong) {
        auto const note = ui::notice({.text = say.t(N_("Nothing was brought: some lines are wrong. Mend the file, or tick that they are left out.")), .tone = ui::Tone::bad, .is_new = true});
        return preview(call, *bank, given, report, note, 422);
    }
    auto const added = take_file(call.tx(), bank->id, given.kind, given.text).count(FileLine::What::added);
    return redirect_saying(call, files_address(bank->id.value), say.n("{count} line brought", "{count} lines brought", added));
}

}  // namespace

std::vector<AppRoute> files_routes() {
    return {{.method = "GET", .pattern = "/timebank/bank-files/{}", .handler = show},
            {.method = "POST", .pattern = "/timebank/bank-files/{}", .handler = take, .body_limit = 2 * largest_file, .asks = Asks::upload}};
}

RecordLink files_link() {
    return {.entity = &Bank::entity(), .label = N_("Bring files along…"), .icon = "upload", .permission = "", .address = files_address, .offered = [](Actor const& actor, std::int64_t) { return actor.superuser; }};
}

}  // namespace ateneu::timebank
