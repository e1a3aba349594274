#pragma once
#include "core/store/store.h"

namespace ateneu {

/// A row that a library has just added with SQL of its own, because it must be quick: the reactions hear of it as if `store`
/// had written it (webhooks, what an app does then). `record` is what stands there now.
void tell_added(Transaction& tx, Entity const& entity, Record const& record);
template <class T>
void tell_added(Transaction& tx, T const& record) { tell_added(tx, T::entity(), to_record(T::entity(), &record)); }

}  // namespace ateneu
