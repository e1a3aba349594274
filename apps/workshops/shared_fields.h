#pragma once
#include "core/entity/field.h"

// Fields that many entities here have, worded once.

namespace ateneu::workshops {

/// The identifier by which other programs know the record; made by `store` when it is blank.
template <auto Uuid>
constexpr Field uuid_field() {
    return field<Uuid>("uuid", N_("Identifier"),
                       {.unique = true,
                        .code = true,
                        .help = N_("How other programs know this record."),
                        .group = N_("Kept by the system"),
                        .access = FieldAccess::system});
}

template <auto CreatedAt>
constexpr Field created_field() {
    return field<CreatedAt>(
        "created_at", N_("Created"),
        {.sorted = true, .group = N_("Kept by the system"), .stamp = Stamp::created});
}

template <auto LastUpdatedAt>
constexpr Field updated_field() {
    return field<LastUpdatedAt>("last_updated_at", N_("Last changed"),
                                {.group = N_("Kept by the system"), .stamp = Stamp::updated});
}

/// Whether new records may still point at it; old ones keep doing so.
template <auto Active>
constexpr Field active_field() {
    return field<Active>("active", N_("Active"),
                         {.listed = true,
                          .filtered = true,
                          .initial = "true",
                          .help = N_("Untick it to keep it for old records only.")});
}

/// Who may read that something exists.
inline constexpr Choice public_statuses[] = {
    {"public", N_("Public")},
    {"private", N_("Private")},
};

}  // namespace ateneu::workshops
