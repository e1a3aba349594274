#pragma once
#include <string>

#include "core/base/amount.h"
#include "core/base/time.h"
#include "core/html/html.h"
#include "core/html/say.h"

/// Values as a person reads them: in their language, in their time zone, seen from now.
/// What programs read (`iso`, `text`) stays in core/base.
namespace ateneu {

struct Reader {
    Say say;
    std::string zone = "UTC";  ///< IANA name
    Instant now;

    Date today() const { return local(now, zone).date; }
};

/// `19 Nov`, with the year where it is not this one: `19 Nov 2025`.
std::string date_text(Reader const& reader, Date date);
/// `19 Nov 2026`, always with its year.
std::string full_date_text(Reader const& reader, Date date);
/// `Thursday 10 December 2026`.
std::string long_date_text(Reader const& reader, Date date);
/// Both days included: `2–3 Oct`, `30 Sep – 2 Oct`, `30 Dec 2025 – 2 Jan 2026`; years as in
/// `date_text`.
std::string date_range_text(Reader const& reader, Date first, Date last);
/// `08:41`, on the reader's clock.
std::string clock_text(Reader const& reader, Instant instant);
/// `Today, 08:41`, `Yesterday, 17:20`, `3 Nov, 12:10`.
std::string moment_text(Reader const& reader, Instant instant);
/// `Today`, `Yesterday`, `2 days ago` up to 7, then `date_text`; a day to come is always a date.
std::string ago_text(Reader const& reader, Instant instant);

/// The same in `<time datetime title>`; the title is the long date (and the clock of an instant).
Html date_html(Reader const& reader, Date date);
Html date_range_html(Reader const& reader, Date first, Date last);
Html moment_html(Reader const& reader, Instant instant);
Html ago_html(Reader const& reader, Instant instant);

/// `1,482` in English, `1.482` in Catalan and Spanish; minus is `−`.
std::string number_text(Say const& say, long long number);
/// `1,234.5`, only the places that are needed.
std::string decimal_text(Say const& say, Decimal decimal);
/// `€1,234.56` in English, `1.234,56 €` elsewhere; currencies without a sign by their code.
std::string money_text(Say const& say, Money money);
/// "Vic, Girona and Reus", "Vic, Girona i Reus": as the language lists things; "" for none.
std::string list_text(Say const& say, std::vector<std::string> const& parts);
/// "Nov" and "November 2026": a month beneath a chart, and in its table.
std::string month_text(Say const& say, int month);
std::string month_and_year_text(Say const& say, int month, int year);
/// `1 h 30 min`, `45 min`, `12 s`, `0 min`.
std::string duration_text(Say const& say, Duration duration);

}  // namespace ateneu
