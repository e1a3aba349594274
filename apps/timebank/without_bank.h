#pragma once
#include "core/site/site.h"

namespace ateneu::timebank {

/// TB-R53: above every page of who signed up, confirmed, agreed to the terms, and belongs to no bank yet. People whom
/// somebody of the house added, or who hold rights here, are no visitors who forgot to go on.
Html without_bank_banner(Call& call);

/// Days after signing up; nobody is removed by the program.
inline constexpr int days_to_join = 30;

}  // namespace ateneu::timebank
