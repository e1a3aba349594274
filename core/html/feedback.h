#pragma once
#include <optional>

#include "core/html/basics.h"

namespace ateneu::ui {

/// A message in the page; `tone` is info (plain), ok, warn or bad.
struct Notice {
    Html text;
    Tone tone = Tone::info;
    bool is_new = false;  ///< read aloud at once; only for an error that has just happened
};
Html notice(Notice const& notice);

/// The result of an act, shown once on the next page. Never an error.
struct Toast {
    std::string text;
    std::string icon = {};
    std::string undo_label = {};  ///< with `undo`
    std::optional<Deed> undo = {};
};
Html toast(Say const& say, Toast const& toast);

/// Nothing here: a drawing, a title, one sentence, one or two ways on.
struct Empty {
    std::string title, text;
    std::vector<Html> actions = {};
};
Html empty(Empty const& empty);

/// Asks before what cannot be undone or goes outside: a page of its own, so that it works
/// everywhere.
struct Confirm {
    std::string title;
    Html effect;  ///< what will happen, what depends on it
    Button yes;   ///< named with its verb: "Delete person"
    Deed deed;
    std::string cancel_href;
};
Html confirm(Say const& say, Confirm const& confirm);

/// How far long work has come. `label_id` is the heading it belongs to.
struct Progress {
    long long done = 0, total = 0;
    std::string label_id;
    std::string text;  ///< "806 of 1,240 · about 40 seconds left"
};
Html progress(Progress const& progress);

}  // namespace ateneu::ui
