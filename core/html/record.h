#pragma once
#include <optional>
#include <span>

#include "core/html/basics.h"

namespace ateneu::ui {

struct Fact {
    std::string label;
    Html value;         ///< an empty one is left out
    bool wide = false;  ///< two columns
};
/// Key facts in up to three columns.
Html facts(std::vector<Fact> const& facts);
/// The same as lines, for narrow places.
Html fact_rows(std::vector<Fact> const& facts);

/// One number; the whole tile links to its list.
struct Stat {
    std::string label, value;
    Html detail = {};
    std::string href = {};
    std::vector<double> trend = {};  ///< a small line, oldest first
};
Html stat(Stat const& stat);
Html stats(std::vector<Stat> const& stats);

/// What waits for someone, with its verb on the row.
struct QueueItem {
    std::string icon;
    int tint = 1;
    std::string title, href;
    std::string detail = {};
    std::optional<Pill> state = {};
    std::string verb = {};  ///< the label of the button at the end; it goes to `href` too
};
Html queue(std::vector<QueueItem> const& items);

struct AgendaItem {
    std::string day;      ///< "21"
    std::string weekday;  ///< "Sat"
    std::string title, href;
    Html detail = {};
    std::optional<Pill> state = {};
};
Html agenda(std::vector<AgendaItem> const& items);

/// One line of a record's story: a note (who said what) or an event (what happened).
struct Moment {
    Html when;
    std::string who = {};  ///< of a note
    long long who_id = 0;
    Html note = {};
    std::string id = {};   ///< of a note: what a link leads to
    Html beside = {};      ///< of a note: pills and its menu
    Html below = {};       ///< of a note: its files
    Html event = {};        ///< of an event, whole: `changed(…)`
    std::string icon = {};  ///< of an event; a pencil where none is given
};
Html timeline(std::vector<Moment> const& moments);
/// "Marta Soler changed Works at: ~~Freelance~~ Institut Tramuntana". Both values may be empty.
struct Change {
    std::string who, field;
    Html was, now;
};
Html changed(Say const& say, Change const& change);

/// Two versions beside each other, field by field: history compared, or a conflict with a choice in
/// `choose`.
struct Difference {
    std::string field;
    Html left, right;
    Html choose = {};
};
struct Comparison {
    std::string caption, left_title, right_title;
    std::string choose_title = {};  ///< "" where there is nothing to choose
    std::vector<Difference> differences;
};
Html comparison(Say const& say, Comparison const& comparison);

}  // namespace ateneu::ui
