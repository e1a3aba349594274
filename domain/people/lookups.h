#pragma once
#include "core/entity/entity.h"

namespace ateneu::people {

/// A human language, by its subtag in the IANA registry (RFC 5646).
struct Language {
    Id<Language> id;
    std::string name;
    std::string subtag;
    static Entity const& entity();
};

/// A field of knowledge. The row "Don't know yet" is recognised by its name.
struct KnowledgeDomain {
    Id<KnowledgeDomain> id;
    std::string name;
    static Entity const& entity();
};

/// An airport from before people's airports were kept by code alone; old records are read, none are written.
struct Airport {
    Id<Airport> id;
    std::string iata;
    std::string fullname;
    Country country;
    Degrees latitude;
    Degrees longitude;
    static Entity const& entity();
};

}  // namespace ateneu::people
