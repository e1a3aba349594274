#pragma once
#include <optional>
#include <string>
#include <vector>

#include "apps/timebank/nearness.h"
#include "core/site/site.h"

namespace ateneu::timebank {

/// A bank in the list of all.
struct BankLine {
    std::int64_t id = 0, members = 0;
    std::string name, place, web;
    bool is_open = false, is_highlighted = false, is_member = false, is_active = false, is_pending = false;
    std::optional<Point> point = {};
    std::optional<double> distance_km = {};  ///< from where somebody looks
};
/// The banks that whoever asks belongs to or has applied to, and the others that show themselves.
enum class Whose : std::uint8_t { own, others };
/// A part of the list; `per_page` 0: all of it.
struct Portion {
    std::int64_t page = 1, per_page = 0;
};
/// TB-R63: city, neighbourhood, address and name by the beginnings of all words; highlighted ones first, then by name.
std::vector<BankLine> bank_lines(Call& call, Whose whose, std::string const& text, Portion portion = {});
std::int64_t count_banks(Call& call, Whose whose, std::string const& text);

}  // namespace ateneu::timebank
