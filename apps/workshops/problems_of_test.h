#pragma once
#include "core/entity/entity.h"

namespace ateneu::workshops {

/// What the entity's own rule has to say about a record, without a database.
template <class Record>
Problems problems_of(Record const& record) {
    Problems problems;
    Record::entity().rule(&record, problems);
    return problems;
}

}  // namespace ateneu::workshops
