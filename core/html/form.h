#pragma once
#include <optional>

#include "core/html/feedback.h"

namespace ateneu::ui {

/// One question of a form. `id` names the control; hint and error take their ids from it.
struct Field {
    std::string id, name, label;
    std::string hint = {};
    std::string error = {};     ///< says how to put it right
    Html error_more = {};       ///< links that offer the fix
    bool required = false;      ///< a field that is not says "(optional)"
    bool mark_optional = true;  ///< false in filters, where nothing is required
    bool read_only = false;
    int width = 6;  ///< of six columns: 2, 3, 4 or 6
    bool half_on_phones = false;
};
/// The label above, the control, the error, the hint.
Html field(Say const& say, Field const& field, Html const& control);
/// The same around several controls (radios, checkboxes): a fieldset with its legend.
Html field_group(Say const& say, Field const& field, Html const& controls);
/// A yes-or-no question: its label stands beside the box, once.
Html tick_field(Field const& field, bool on);

/// A one-line control. `type`: text, email, url, tel, number, date, datetime-local, time, password,
/// search.
struct Input {
    std::string value = {};
    std::string type = "text";
    std::string placeholder = {};  ///< only an example
    std::string autocomplete = {};
    std::string input_mode = {};  ///< numeric, decimal
    std::string min = {}, max = {}, step = {};
    std::size_t max_length = 0;  ///< in UTF-16 units, as browsers count; 0 for none
};
Html input(Field const& field, Input const& input);
Html textarea(Field const& field, std::string_view value, int rows = 4, std::size_t max_length = 0,
              std::string const& placeholder = {});

struct Choice {
    std::string value, label;
    bool chosen = false;
    bool disabled = false;  ///< with the reason in the label
    std::string hint = {};
};
Html options(std::vector<Choice> const& choices);
/// A select of options that are there already, none of them chosen.
Html select_of(Field const& field, Html const& options, std::string_view nothing = {});
/// `nothing` is the first, empty choice; "" leaves it out.
Html select(Field const& field, std::vector<Choice> const& choices, std::string_view nothing = {});
Html radios(Field const& field, std::vector<Choice> const& choices);
/// Several may be ticked; each sends the field's name.
Html checkboxes(Field const& field, std::vector<Choice> const& choices);
/// Yes or no. The hidden twin before it sends "0", so that "no" is told from "not asked".
Html checkbox(Field const& field, bool on);
/// A record among many, or several values: a plain select that a script makes searchable.
struct Picker {
    std::vector<Choice> choices;  ///< at least the chosen ones; all, where they are few
    bool many = false;
    std::string search_url =
        {};  ///< answers `?q=` with `[{"value","text","hint"}]`; "" where all are there
    std::string nothing = {};  ///< the empty choice of a single one
    bool finds = false;  ///< without script a text beside it, `<name>.find`, looks for others when the form is sent
};
/// What that text is called.
std::string find_name(std::string_view name);
Html picker(Say const& say, Field const& field, Picker const& picker);

/// Fields that belong together, with a sentence why they are asked.
struct FormSection {
    std::string title, why = {};
    Html fields;
};
Html form_section(FormSection const& section);

/// Something wrong, with the field it leads to ("" for the record as a whole).
struct FieldError {
    std::string field_id;
    std::string text;  ///< "E-mail is used by another person"
};
/// On top of a form that was refused; takes the focus.
Html error_summary(Say const& say, std::vector<FieldError> const& errors);

/// Offers what was typed here and not sent; the script of the drafts shows it. Stands inside a form with `data-draft`.
Html draft_offer(Say const& say);

/// A form that saves a record. It posts to the address it stands at, because drafts are kept by
/// address.
struct RecordForm {
    std::string id, action, csrf;
    std::string save_label;  ///< "Save person"
    std::string discard_href;
    long long person_id = 0;  ///< drafts on this device belong to one person
    bool refused = false;     ///< shown again with its errors
    bool uploads = false;
    std::vector<std::pair<std::string, std::string>> hidden = {};  ///< the record's version
};
/// With the save bar, and the offer of a draft that was not sent.
Html record_form(Say const& say, RecordForm const& form, Html const& sections);

}  // namespace ateneu::ui
