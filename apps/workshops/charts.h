#pragma once
#include <vector>

#include "core/site/chart.h"

namespace ateneu::workshops {

std::vector<Chart> charts();
/// Workshops of the last twelve months, oldest month first: the small line beside a number.
std::vector<double> workshops_of_the_year(Transaction& tx);

}  // namespace ateneu::workshops
