#pragma once
#include <string>
#include <vector>

#include "apps/timebank/bank.h"
#include "core/store/store.h"

// The words that members and posts of a bank carry. Sources: TB-R59, TB-R60.

namespace ateneu::timebank {

/// Whose words: of members (what they can do or like), of offers, of requests.
enum class Tagged : std::uint8_t { members, offers, requests };
inline constexpr std::string_view tagged_codes[] = {"members", "offers", "requests"};

struct TagCount {
    std::string tag;
    std::int64_t count = 0;  ///< how many members or posts carry it
    friend bool operator==(TagCount const&, TagCount const&) = default;
};
/// Of active members, or of posts that are shown on `today`, by tag without regard to case and accents. Whoever calls has
/// asked whether the reader may see them: members' words are for members of the bank.
std::vector<TagCount> tags_in_use(Transaction& tx, Id<Bank> bank, Tagged of, Date today);
/// TB-R59: those that contain the term, without regard to case and accents; the term is no pattern. All for an empty one.
std::vector<TagCount> matching(std::vector<TagCount> tags, std::string_view term);

/// TB-R60: the tags under one letter.
struct TagGroup {
    std::string letter;  ///< "B"; "" for what begins with no letter at all
    std::vector<TagCount> tags;
};
std::vector<TagGroup> by_letter(std::vector<TagCount> const& tags);

}  // namespace ateneu::timebank
