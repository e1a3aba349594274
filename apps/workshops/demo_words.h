#pragma once
#include <span>
#include <string>
#include <string_view>

namespace ateneu::workshops::demo {

/// How people of some places are called and speak.
struct Culture {
    std::string_view language;  ///< subtag
    std::span<char const*const> women, men, families;
    bool two_families;  ///< Núria Vidal Serra
    /// What institutions are called; `{place}` stands for the town.
    std::span<char const* const> institutions;
    std::span<char const* const> streets;
};

/// A town, with its position and the airport that people there would name.
struct Place {
    char const* name;
    char const* country;
    double latitude, longitude;
    char const* airport;
    char const* time_zone;
    Culture const* culture;
};
std::span<Place const> places();

/// Words for comments, notes and answers.
std::span<char const* const> remarks();
std::span<char const* const> motivations();
std::span<char const* const> audiences();
std::span<char const* const> venues();

/// `Núria Vidal` → `nuria-vidal`: ASCII, for addresses and short names.
std::string dashed(std::string_view text);

}  // namespace ateneu::workshops::demo
