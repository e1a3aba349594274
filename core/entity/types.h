#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/amount.h"
#include "core/base/id.h"
#include "core/base/time.h"

namespace ateneu {

/// What a field holds, as seen by SQL, JSON, forms and filters.
enum class Kind : std::uint8_t {
    text, email, url, slug, country, language, time_zone, choice, uuid, json, secret,
    integer, boolean, date, instant, decimal, duration, reference, degrees, money, time_range,
    any_reference, text_list, integer_list, translated, links, children
};

/// Text of a stated kind: `Email email;` is checked, shown and edited as an address.
template <Kind K>
struct TextOf {
    std::string value;
    friend auto operator<=>(TextOf const&, TextOf const&) = default;
};
using Email = TextOf<Kind::email>;
using Url = TextOf<Kind::url>;         ///< absolute URL
using Slug = TextOf<Kind::slug>;       ///< ASCII letters, digits, `-`, `_`
using Country = TextOf<Kind::country>; ///< ISO 3166-1 alpha-2, `W3` online, `EU`
using LanguageTag = TextOf<Kind::language>;  ///< ISO 639-1
using TimeZone = TextOf<Kind::time_zone>;    ///< IANA name
using Uuid = TextOf<Kind::uuid>;       ///< lower-case 8-4-4-4-12
using Json = TextOf<Kind::json>;       ///< one JSON value
/// Stored, compared and replaced, but never shown, exported, logged or kept in history.
using Secret = TextOf<Kind::secret>;

/// A coordinate in degrees (WGS 84), as precise as it came.
struct Degrees {
    double value = 0;
    friend auto operator<=>(Degrees const&, Degrees const&) = default;
};

/// A reference to a record of any entity: the entity's full name (`people.person`) and its key.
struct AnyReference {
    std::string entity;
    std::int64_t id = 0;
    friend auto operator<=>(AnyReference const&, AnyReference const&) = default;
};

/// Content in several languages: language code → text. What a reader misses falls back (docs/design.md).
struct Translated {
    std::map<std::string, std::string> texts;
    friend bool operator==(Translated const&, Translated const&) = default;
    /// The reader's language, else the fallback's, else any.
    std::string const& in(std::string const& language, std::string const& fallback = "en") const;
};

}  // namespace ateneu
