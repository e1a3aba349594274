#pragma once
#include "apps/workshops/request.h"

namespace ateneu {
struct Entity;
}

namespace ateneu::workshops {

struct DataVariant;

/// Somebody is thinking about a workshop: most answers may still be "not sure yet".
struct WorkshopInquiryRequest : CentralRequest {
    Id<WorkshopInquiryRequest> id;
    std::optional<Id<people::Language>> language;
    std::vector<Id<DataVariant>> routine_data;
    std::string routine_data_other;
    static Entity const& entity();
};

}  // namespace ateneu::workshops
