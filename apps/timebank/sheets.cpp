#include "apps/timebank/sheets.h"

#include "apps/timebank/member_rows.h"
#include "apps/timebank/papers.h"
#include "core/base/text.h"
#include "core/site/origin.h"
#include "domain/people/qr.h"

namespace ateneu::timebank {

namespace {

constexpr double margin = 30;

/// What stands on a card, already in the reader's language.
struct Card {
    std::string bank, contact, name, number, address, scan;
};

std::vector<MemberRow> chosen(Call& call, Bank const& bank) {
    auto members = member_rows(call.tx(), bank);
    auto const only = parse_integer(trimmed(call.request.query["member"]));
    std::erase_if(members, [&](MemberRow const& row) { return !row.is_active || (only && row.uid != *only); });
    return members;
}

void draw(pdf::Paper& paper, pdf::Box const& box, Card const& card) {
    constexpr double inner = 12, code = 96;
    auto const width = box.width - 2 * inner, beside = width - code - 8;
    paper.frame(box);
    double top = box.top + inner;
    auto const say = [&](std::string const& text, double wide, pdf::Style const& style) {
        pdf::Paper::Part const part(paper, pdf::part::paragraph);
        top += paper.write({box.left + inner, top, wide, 0}, text, style) + 3;
    };
    say(card.bank, width, {.size = 10, .bold = true, .most_lines = 2});
    top += 8;
    say(card.name, beside, {.size = 13, .bold = true, .most_lines = 3});
    say(card.number, beside, {.size = 11});
    if (!card.contact.empty()) say(card.contact, beside, {.size = 7.5, .grey = 0.3, .most_lines = 3});
    if (card.address.empty()) return;
    auto const squares = people::qr_squares(card.address);
    pdf::Box const at{box.left + box.width - inner - code, box.top + box.height - inner - code - 12, code, code};
    paper.squares(at, squares.side, [&](int x, int y) { return squares.at(x, y); });
    pdf::Paper::Part const part(paper, pdf::part::paragraph);
    paper.write({at.left - 10, at.top + code + 3, code + 10, 0}, card.scan, {.size = 7, .align = pdf::Align::end, .grey = 0.3, .most_lines = 1});
}

/// A word and a line to write on.
double blank(pdf::Paper& paper, pdf::Box const& box, std::string const& label, std::string const& filled = {}) {
    pdf::Paper::Part const part(paper, pdf::part::paragraph);
    paper.write(box, label, {.size = 7.5, .grey = 0.3, .most_lines = 1});
    if (!filled.empty()) paper.write({box.left, box.top + 9, box.width, 0}, filled, {.size = 10, .bold = true, .most_lines = 1});
    paper.line(box.left, box.top + 24, box.left + box.width, box.top + 24, 0.6, 0.4);
    return box.top + 31;
}

struct ChequeWords {
    std::string bank, cheque, from, to, hours, minutes, day, what, signature;
};

void draw_cheque(pdf::Paper& paper, pdf::Box const& box, ChequeWords const& words, MemberRow const& member) {
    constexpr double inner = 10, space = 10;
    auto const left = box.left + inner, width = box.width - 2 * inner, half = (width - space) / 2, quarter = (half - space) / 2;
    paper.frame(box);
    {
        pdf::Paper::Part const part(paper, pdf::part::paragraph);
        paper.write({left, box.top + 8, half, 0}, words.bank, {.size = 11, .bold = true, .most_lines = 1});
    }
    double top = blank(paper, {left + half + space + quarter + space, box.top + 6, quarter, 0}, words.cheque);
    top += 2;
    blank(paper, {left, top, half, 0}, words.from, member.name + " (" + std::to_string(member.uid) + ")");
    top = blank(paper, {left + half + space, top, half, 0}, words.to);
    blank(paper, {left, top, quarter, 0}, words.hours);
    blank(paper, {left + quarter + space, top, quarter, 0}, words.minutes);
    top = blank(paper, {left + half + space, top, half, 0}, words.day);
    blank(paper, {left, top, half, 0}, words.what);
    blank(paper, {left + half + space, top, half, 0}, words.signature);
}

}  // namespace

http::Response member_cards(Call& call, Bank const& bank) {
    auto const& say = call.say;
    constexpr int columns = 2, lines = 4;
    constexpr double space = 10;
    auto const origin = origin_of(call);
    std::vector<Card> cards;
    for (auto const& row : chosen(call, bank))
        cards.push_back({.bank = bank.name, .contact = bank.phone, .name = row.name, .number = say.t({N_("Member {number}"), {{"number", std::to_string(row.uid)}}}),
                         .address = origin.empty() ? "" : origin + "/bank/" + std::to_string(bank.id.value) + "/pay?to=" + std::to_string(row.uid), .scan = say.t(N_("Scan to give time"))});
    auto paper = std::make_shared<pdf::Paper>(about_paper(call, bank, say.t(N_("Member cards"))));
    return growing<pdf::Paper>(paper, [cards = std::move(cards), at = std::size_t{0}](pdf::Paper& page) mutable {
        auto const width = (page.size().width - 2 * margin - space) / columns, height = (page.size().height - 2 * margin - (lines - 1) * space) / lines;
        for (int place = 0; place < columns * lines && at < cards.size(); ++place, ++at)
            draw(page, {margin + place % columns * (width + space), margin + place / columns * (height + space), width, height}, cards[at]);
        if (at >= cards.size()) return false;
        page.new_page();
        return true;
    });
}

http::Response cheque_sheets(Call& call, Bank const& bank) {
    auto const& say = call.say;
    constexpr int lines = 5;
    constexpr double space = 8;
    ChequeWords const words{.bank = bank.name, .cheque = say.t(N_("Cheque")), .from = say.t(N_("From")), .to = say.t(N_("To: name and number")), .hours = say.t(N_("Hours")), .minutes = say.t(N_("Minutes")),
                            .day = say.t(N_("Day of the service")), .what = say.t(N_("For")), .signature = say.t(N_("Signature"))};
    auto paper = std::make_shared<pdf::Paper>(about_paper(call, bank, say.t(N_("Cheques"))));
    return growing<pdf::Paper>(paper, [words, members = chosen(call, bank), at = std::size_t{0}](pdf::Paper& page) mutable {
        auto const height = (page.size().height - 2 * margin - (lines - 1) * space) / lines;
        if (at < members.size())
            for (int place = 0; place < lines; ++place) draw_cheque(page, {margin, margin + place * (height + space), page.size().width - 2 * margin, height}, words, members[at]);
        if (++at >= members.size()) return false;
        page.new_page();
        return true;
    });
}

}  // namespace ateneu::timebank
