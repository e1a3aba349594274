#include "core/mail/bounce.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/mail/parse.h"
#include "core/mail/smtp.h"
#include "core/mail/watch.h"

namespace ateneu::mail {

namespace {

constexpr std::size_t mark_size = 32, most_marks = 20, longest_problem = 500;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

/// Runs of exactly 32 hexadecimal digits.
void find_marks(std::string const& text, std::vector<std::string>& marks) {
    auto const lower = lower_ascii(text);
    std::size_t at = 0;
    while (at < lower.size() && marks.size() < most_marks) {
        if (!is_hex(lower[at])) {
            ++at;
            continue;
        }
        auto const end = static_cast<std::size_t>(std::find_if_not(lower.begin() + static_cast<std::ptrdiff_t>(at), lower.end(), is_hex) - lower.begin());
        if (end - at == mark_size) marks.push_back(lower.substr(at, mark_size));
        at = end;
    }
}

/// Who the report is addressed to, what it answers, and the letter it returns.
std::vector<std::string> marks_of(Parsed const& report) {
    std::vector<std::string> marks;
    for (auto const* header : {"to", "delivered-to", "x-original-to", "envelope-to", "in-reply-to", "references"}) find_marks(report.header(header), marks);
    if (auto const* letter = report.find("message/rfc822"); letter && !letter->parts.empty()) find_marks(letter->parts.front().header("message-id"), marks);
    for (auto const* type : {"text/rfc822-headers", "message/rfc822-headers"})
        if (auto const* headers = report.find(type)) {
            std::string_view text = headers->body;
            for (auto const& [name, value] : parse_headers(text))
                if (name == "message-id") find_marks(value, marks);
        }
    return marks;
}

std::string first_of(std::vector<std::pair<std::string, std::string>> const& fields, std::string_view wanted) {
    for (auto const& [name, value] : fields)
        if (name == wanted) return value;
    return {};
}

/// `smtp; 550 5.1.1 No such user`, without the word before it.
std::string without_type(std::string const& diagnostic) {
    auto const semicolon = diagnostic.find(';');
    return trimmed(semicolon == std::string::npos ? diagnostic : diagnostic.substr(semicolon + 1));
}

std::string printable(std::string const& text) {
    std::string kept;
    for (char const c : text) kept += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    return is_utf8(kept) ? shortened(kept, longest_problem) : std::string();
}

}  // namespace

std::optional<Report> read_report(std::string_view message) {
    auto const whole = parse_message(message);
    auto const* const status = whole.find("message/delivery-status");
    if (!status) return {};
    Report report{.is_final = false, .said = {}, .marks = marks_of(whole)};
    // Groups of fields: one about the message, then one for each recipient. Each of our letters has one.
    std::string_view text = status->body;
    while (!text.empty()) {
        auto const fields = parse_headers(text);
        if (lower_ascii(first_of(fields, "action")) != "failed") continue;
        auto const code = first_of(fields, "status");
        if (code.starts_with("4")) continue;
        report.is_final = true;
        auto const said = printable(without_type(first_of(fields, "diagnostic-code")));
        report.said = trimmed(said.find(code) == std::string::npos ? code + " " + said : said);
        break;
    }
    return report;
}

Noted note_report(Transaction& tx, std::string_view message) {
    auto const report = read_report(message);
    if (!report || !report->is_final) return Noted::nothing;
    for (auto const& mark : report->marks) {
        auto const address = tx.sql().text(R"(SELECT "address" FROM "core_letter" WHERE "mark" = $1 AND "mark" <> '')", {std::string_view(mark)});
        if (!address) continue;
        bounces_counted().add();
        tx.sql().execute(R"(UPDATE "core_letter" SET "state" = 'bounced', "problem" = $2, "text" = '', "html" = '' WHERE "mark" = $1)", {std::string_view(mark), std::string_view(report->said)});
        if (!is_no_such_address(report->said)) return Noted::letter;
        note_bounce(tx, *address, report->said);
        return Noted::address;
    }
    return Noted::nothing;
}

}  // namespace ateneu::mail
