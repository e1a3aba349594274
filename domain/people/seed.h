#pragma once
#include "core/store/store.h"

namespace ateneu::people {

/// The rows that every install needs: permissions and groups, languages, knowledge domains, terms, the
/// organisation of self-organised workshops. Adds what is missing and never overwrites.
void seed(Transaction& tx);

}  // namespace ateneu::people
