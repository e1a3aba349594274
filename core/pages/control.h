#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/html/form.h"
#include "core/pages/view.h"

// The control of one field, in a record's form and in a list's filters.

namespace ateneu::pages {

/// What the visitor typed or the record holds, as text, by control name.
using Typed = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The control with label, hint and error. `name` is the control's name (`lines[0].quantity`).
Html field_control(View const& view, Field const& field, std::string const& name, std::vector<std::string> const& typed,
                   std::string const& error);
/// The picker's choices: everything where there are few, else what is chosen and the first ones, those that answer
/// `text` where it was sent.
ui::Picker picker_for(View const& view, Entity const& target, std::vector<std::string> const& chosen, bool many,
                      int few = 200, std::string const& text = "");
/// One or two controls that filter a list by a field, or by a field of related records.
Html filter_controls(View const& view, ListQuery const& list, Field const& field, std::vector<FilterStep> const& path = {});
/// "Country"; of related records "Workshop: Country".
std::string filter_label(Say const& say, Field const& field, std::vector<FilterStep> const& path);
/// `GET /choices/<app>/<plural>?q=`: JSON for pickers.
http::Response choices_json(Call& call, Entity const& entity);
/// A control's id from its name: `lines[0].quantity` → `f-lines-0-quantity`.
std::string control_id(std::string_view name);

}  // namespace ateneu::pages
