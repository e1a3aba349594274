#pragma once
#include <optional>
#include <string>
#include <vector>

#include "apps/timebank/bank_frame.h"
#include "apps/timebank/category.h"

// What the forms share in which members say how much time, and what for.

namespace ateneu::timebank {

/// A form as it was typed, or as a link fills it, and what is wrong with it.
struct Typed {
    http::Fields values;
    Problems problems = {};
    std::string operator[](std::string_view name) const { return std::string(values[name]); }
};
/// One question of such a form, with what is wrong about it.
ui::Field question(Say const& say, Typed const& typed, char const* name, std::string label, std::string hint = {});
/// Hours and minutes beside each other (TB-R2).
Html amount_fields(Say const& say, Typed const& typed);
Html comment_field(Say const& say, Typed const& typed, std::string hint);
/// TB-R25: what it was for where no post says so.
Html category_field(Call& call, Typed const& typed, std::string hint = {});
std::optional<Id<Category>> category_of(Call& call, Typed& typed);
/// What is wrong, on top of the form; nothing where it is fine.
Html summary_of(Say const& say, Problems const& problems);
/// The form with its hidden fields. `key`: pressed twice, it is done once (TB-R27).
Html keyed_form(Call const& call, std::string const& action, Typed const& typed, std::vector<std::pair<std::string, std::string>> const& kept, Html const& fields, Html const& buttons);
/// The key for the deed, so that nobody meets that of somebody else; "" where there is none.
std::string key_of(Typed const& typed, std::string_view page, Id<Member> member);
/// Puts a refusal beside its field; a key that stands for something else is made anew.
void refused(Typed& typed, Refusal const& refusal, std::string const& otherwise);

/// "Your balance 2:30".
Html balance_line(Call& call, AtBank const& at);

}  // namespace ateneu::timebank
