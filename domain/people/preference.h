#pragma once
#include "core/store/store.h"

namespace ateneu::people {

struct Person;

/// How somebody likes to see Ateneu. Without a row: the browser's language, the device's theme, the person's time zone.
struct Preference {
    Id<Preference> id;
    Id<Person> person;
    LanguageTag language;  ///< "" as the browser asks
    std::string theme;     ///< "" as the device does, "light", "dark"
    TimeZone time_zone;    ///< "" where the person is
    bool mails_about_work = true;  ///< when work that took long has ended
    bool mails_about_mentions = true;  ///< when somebody mentions them
    bool mails_news = true;  ///< digests: what is new where they are
    static Entity const& entity();
};

/// Stores a person's preferences, the first ones or others; `id` doesn't matter. Everybody may choose their own:
/// whose they are is the caller's business.
Written save_preference(Transaction& tx, Preference preference);

}  // namespace ateneu::people
