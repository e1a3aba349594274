#pragma once
#include "apps/timebank/category.h"
#include "apps/timebank/member.h"

namespace ateneu::timebank {

enum class PostType : std::uint8_t { offer, request };
inline constexpr Choice post_types[] = {{"offer", N_("Offer")}, {"request", N_("Request")}};
constexpr std::span<Choice const> choices_of(PostType) { return post_types; }

/// What a member offers or asks for. Closing one keeps it for the transfers that name it (TB-R36).
struct Post {
    Id<Post> id;
    Id<Bank> bank;
    Id<Member> member;  ///< whose it is
    PostType type = PostType::offer;
    std::string title;
    Id<Category> category;
    std::string description;
    std::vector<std::string> tags;
    bool is_group = false;
    bool is_active = true;
    std::optional<Date> start_on, end_on;
    Instant created_at;
    std::optional<Instant> last_updated_at;
    static Entity const& entity();
};

/// TB-R55: an active post of an active member, within its days, as SQL on the alias `post`, with `today`.
std::string is_shown_sql(std::string_view post, std::string_view today);

}  // namespace ateneu::timebank
