#pragma once
#include "domain/people/consent.h"

namespace ateneu::people {

struct SeededTerm {
    Term term;
    std::vector<TermOption> options;
};
/// The four questions that rules rely on, by their slugs. The wording may be changed in each install.
std::vector<SeededTerm> terms_every_install_needs();

}  // namespace ateneu::people
