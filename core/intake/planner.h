#pragma once
#include <memory>
#include <span>
#include <vector>

#include "core/intake/finding.h"
#include "core/intake/mapping.h"

namespace ateneu::intake {

/// Turns rows into records, some hundred at a time, and says what each would do. What one planner accepted counts
/// for its next rows: two rows can't be about one record, nor claim one unique value.
class Planner {
public:
    Planner(Transaction& tx, Entity const& entity, Mapping mapping);
    ~Planner();
    Planner(Planner const&) = delete;
    Planner& operator=(Planner const&) = delete;

    /// Only says what storing would do.
    std::vector<Finding> check(std::span<StagedRow const> rows);
    /// Stores them all, or none where one is wrong.
    std::vector<Finding> store(std::span<StagedRow const> rows);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ateneu::intake
