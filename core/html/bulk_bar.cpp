#include "core/html/list.h"

namespace ateneu::ui {
namespace {


Html verbs(BulkBar const& bar) {
    Html out;
    for (auto verb : bar.verbs) {
        verb.look = Look::text;
        out += submit(verb);
    }
    return out;
}

}  // namespace

Html bulk_bar(BulkBar const& bar) {
    bool const all = !bar.all_text.empty();
    auto content = hidden(csrf_field, bar.csrf);
    for (auto const& [name, value] : bar.hidden) content += hidden(name, value);
    if (all) content += element("input", {{"type", "hidden"}, {"name", "all"}, {"value", "1"}, {"data-all"}});
    content += element("span",
                       {{"class", "strong tnum"},
                        {"role", "status"},
                        {"data-count"},
                        {"data-text", bar.count}},
                       all ? bar.all_text : bar.label);
    if (!all && !bar.all_href.empty())
        content += element("a", {{"class", "btn btn-text"}, {"href", bar.all_href}, {"data-select-all"}}, bar.all_label);
    content += element("span", {{"class", "sep only-wide"}}) + verbs(bar);
    content += element("a",
                       {{"class", "btn btn-text btn-icon push"},
                        {"href", bar.clear_href},
                        {"aria-label", bar.clear_label},
                        {"data-clear"}},
                       icon("x-lg"));
    // A form can't be a region; the frame around it is.
    return element("div",
                   {{"class", all ? "bulkbar all" : "bulkbar"}, {"role", "region"}, {"aria-label", bar.label}},
                   element("form", {{"id", bar.id}, {"method", "post"}, {"action", bar.action}}, content));
}

}  // namespace ateneu::ui
