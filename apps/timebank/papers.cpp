#include "apps/timebank/papers.h"

#include <algorithm>

#include "apps/timebank/member_rows.h"
#include "apps/timebank/payments_page.h"
#include "apps/timebank/post_list.h"
#include "apps/timebank/reports.h"
#include "apps/timebank/sheets.h"
#include "apps/timebank/statistics.h"
#include "core/base/text.h"
#include "core/markup/markup.h"
#include "core/site/long_call.h"

namespace ateneu::timebank {

namespace {

constexpr std::int64_t rows_at_once = 250;

/// How wide the columns of each report are, beside each other.
std::vector<double> shares_of(std::string_view code) {
    if (code == "members") return {0.45, 2, 2.2, 1.5, 1.4, 1.3, 1.3, 1.2, 1};
    if (code == "transfers") return {1.4, 2, 2, 2, 0.8, 2, 1.4};
    return {0.6, 3, 2, 2, 1.4};
}

std::vector<pdf::TableColumn> columns_of(Report const& report) {
    auto const shares = shares_of(report.code);
    std::vector<pdf::TableColumn> columns;
    for (std::size_t i = 0; i < std::min(report.heads.size(), report.on_page); ++i) columns.push_back({.label = report.heads[i], .share = i < shares.size() ? shares[i] : 1});
    if (report.code == "members") columns[0].numeric = columns[8].numeric = true;
    if (report.code == "transfers") columns[4].numeric = true;
    return columns;
}

void put(pdf::TableDocument& document, Report const& report, std::size_t from, std::size_t count) {
    for (auto i = from; i < std::min(report.rows.size(), from + count); ++i) {
        auto const& row = report.rows[i];
        // The line of a category has nothing but its name, in its second cell.
        if (row.front().text.empty()) {
            document.heading(row[1].text);
            continue;
        }
        std::vector<std::string> cells;
        for (auto const& cell : row) cells.push_back(cell.text);
        document.row(cells);
    }
}

http::Response whole_report(Call& call, Bank const& bank, Report report) {
    auto const subtitle = full_date_text(call.reader(), today_of(call.tx(), bank));
    auto const columns = columns_of(report);
    auto document = std::make_shared<pdf::TableDocument>(table_head(call, bank, report.title, subtitle), columns);
    return growing<pdf::TableDocument>(document, [report = std::move(report), at = std::size_t{0}](pdf::TableDocument& paper) mutable {
        put(paper, report, at, rows_at_once);
        at += rows_at_once;
        return at < report.rows.size();
    });
}

std::string period_text(Call const& call, Bank const& bank, ExchangeFilter const& filter) {
    auto const reader = call.reader();
    if (!filter.first && !filter.last) return full_date_text(reader, today_of(call.tx(), bank));
    auto const day = [&](std::optional<Date> const& date) { return date ? full_date_text(reader, *date) : "…"; };
    return day(filter.first) + " – " + day(filter.last);
}

/// There may be very many: asked for in portions.
http::Response transfers_report(Call& call, Bank const& bank) {
    auto filter = exchange_filter(call, bank);
    filter.per_page = rows_at_once;
    auto const held = std::make_shared<LongCall>(call);
    auto const first = transfers_portion(call.tx(), call.say, bank, {.page = 1, .per_page = 1});
    auto document = std::make_shared<pdf::TableDocument>(table_head(call, bank, first.title, period_text(call, bank, filter)), columns_of(first));
    return growing<pdf::TableDocument>(document, [held, bank, filter](pdf::TableDocument& paper) mutable {
        auto const portion = transfers_portion(held->call().tx(), held->call().say, bank, filter);
        ++filter.page;
        put(paper, portion, 0, portion.rows.size());
        return std::ssize(portion.rows) == filter.per_page;
    });
}

/// Offers or requests for who has no internet (F8): by category, with who it is and how to reach them.
http::Response catalogue(Call& call, Bank const& bank, PostType type) {
    auto const& say = call.say;
    bool const offers = type == PostType::offer;
    auto const all = category_names(call.tx(), say);
    struct Line {
        std::string category, title, key;
        std::vector<std::string> cells;
    };
    std::vector<Line> lines;
    Query query;
    query.text = R"(SELECT p."category", p."title", p."description", p."tags", )" + name_sql("person") + R"(, m."uid", person."phone"
        FROM "timebank_post" p JOIN "timebank_member" m ON m."id" = p."member" JOIN "people_person" person ON person."id" = m."person"
        WHERE p."bank" = )" + query.bind(bank.id.value) + R"( AND p."type" = )" + query.bind(std::string(post_types[static_cast<std::size_t>(type)].code));
    query.text += " AND " + is_shown_sql("p", query.bind(iso(today_of(call.tx(), bank)))) + R"( ORDER BY p."id")";
    auto const rows = query.run(call.tx().sql());
    while (rows->next()) {
        auto const named_category = std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.first == rows->integer(0); });
        auto const about = markup::excerpt(rows->text(2), 400);
        std::string const title(rows->text(1));
        lines.push_back({named_category == all.end() ? "-" : named_category->second, title, "",
                         {title + (about.empty() ? "" : "\n" + about), join(texts_of(rows->text(3)), ", "), std::string(rows->text(4)) + " (" + std::to_string(rows->integer(5)) + ")", std::string(rows->text(6))}});
        lines.back().key = fold(lines.back().category) + '\n' + lines.back().category + '\n' + fold(title);
    }
    std::stable_sort(lines.begin(), lines.end(), [](Line const& a, Line const& b) { return a.key < b.key; });
    auto const title = say.t(offers ? N_("Catalogue of offers") : N_("Catalogue of requests"));
    auto document = std::make_shared<pdf::TableDocument>(table_head(call, bank, title, say.t({N_("{date}. For members of the bank."), {{"date", full_date_text(call.reader(), today_of(call.tx(), bank))}}})),
                                                         std::vector<pdf::TableColumn>{{say.t(offers ? N_("Offer") : N_("Request")), 4}, {say.t(N_("Tags")), 1.4}, {say.t(N_("Member")), 1.8}, {say.t(N_("Phone")), 1.2}});
    return growing<pdf::TableDocument>(document, [lines = std::move(lines), at = std::size_t{0}, category = std::string()](pdf::TableDocument& paper) mutable {
        for (auto const end = std::min(lines.size(), at + rows_at_once); at < end; ++at) {
            if (lines[at].category != category) paper.heading(category = lines[at].category);
            paper.row(lines[at].cells);
        }
        return at < lines.size();
    });
}

/// Active members with room to sign in, for an assembly.
http::Response signatures(Call& call, Bank const& bank) {
    auto const& say = call.say;
    constexpr double room = 28;
    auto members = member_rows(call.tx(), bank);
    std::erase_if(members, [](MemberRow const& row) { return !row.is_active; });
    auto document = std::make_shared<pdf::TableDocument>(table_head(call, bank, say.t(N_("Members, for signature")), full_date_text(call.reader(), today_of(call.tx(), bank))),
                                                         std::vector<pdf::TableColumn>{{say.t(N_("No.")), 0.5, true}, {say.t(N_("Name")), 3}, {say.t(N_("Signature")), 3}});
    return growing<pdf::TableDocument>(document, [members = std::move(members), at = std::size_t{0}](pdf::TableDocument& paper) mutable {
        for (auto const end = std::min(members.size(), at + rows_at_once); at < end; ++at) paper.row({std::to_string(members[at].uid), members[at].name, ""}, false, room);
        return at < members.size();
    });
}

std::string joined(std::vector<std::string> parts, std::string_view between) {
    std::erase(parts, "");
    return join(parts, between);
}

}  // namespace

pdf::About about_paper(Call const& call, Bank const& bank, std::string const& title) { return {.title = title + " · " + bank.name, .author = bank.name, .language = call.say.tongue.code, .made = call.now}; }

pdf::TableHead table_head(Call const& call, Bank const& bank, std::string const& title, std::string const& subtitle) {
    pdf::TableHead head{.about = about_paper(call, bank, title), .letterhead = {bank.name, {}}, .title = title, .subtitle = subtitle, .page_label = call.say.t(N_("Page {page}"))};
    for (auto const& line : {joined({bank.address, trimmed(bank.postcode + " " + bank.city), bank.neighbourhood}, ", "), joined({bank.phone, bank.email.value, bank.web.value}, " · ")})
        if (!line.empty()) head.letterhead.lines.push_back(line);
    return head;
}

http::Response named(http::Response answer, std::string const& name) {
    std::string plain;
    for (char const c : name) plain += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '_' ? c : '_';
    return answer.with("Content-Disposition", "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encoded(name)).with("Cache-Control", "no-store");
}

http::Response report_pdf(Call& call, Bank const& bank) {
    auto const code = call.request.places.size() < 2 ? std::string() : call.request.places[1];
    auto const& say = call.say;
    auto const as = [&](http::Response answer, std::string const& title) { return named(std::move(answer), file_name(bank, title, today_of(call.tx(), bank), "pdf")); };
    if (code == "transfers") return as(transfers_report(call, bank), say.t(N_("Transfers")));
    if (code == "catalogue-offers") return as(catalogue(call, bank, PostType::offer), say.t(N_("Catalogue of offers")));
    if (code == "catalogue-requests") return as(catalogue(call, bank, PostType::request), say.t(N_("Catalogue of requests")));
    if (code == "signatures") return as(signatures(call, bank), say.t(N_("Members, for signature")));
    if (code == "cards") return as(member_cards(call, bank), say.t(N_("Member cards")));
    if (code == "cheques") return as(cheque_sheets(call, bank), say.t(N_("Cheques")));
    auto found = report(call.tx(), say, bank, code);
    if (!found) return call.site.error(call, 404);
    auto const title = found->title;
    return as(whole_report(call, bank, std::move(*found)), title);
}

}  // namespace ateneu::timebank
