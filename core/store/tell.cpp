#include "core/store/tell.h"

#include "core/store/writer.h"

namespace ateneu {

void tell_added(Transaction& tx, Entity const& entity, Record const& record) { Writer{tx}.react(entity, Action::add, nullptr, &record); }

}  // namespace ateneu
