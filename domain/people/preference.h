#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

struct Person;

/// How somebody likes to see Ateneu. Without a row: English, the device's theme, the person's time zone.
struct Preference {
    Id<Preference> id;
    Id<Person> person;
    LanguageTag language;  ///< "" as the browser asks
    std::string theme;     ///< "" as the device does, "light", "dark"
    TimeZone time_zone;    ///< "" where the person is
    static Entity const& entity();
};

}  // namespace ateneu::people
