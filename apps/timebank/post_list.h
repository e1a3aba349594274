#pragma once
#include <string>
#include <vector>

#include "apps/timebank/bank_frame.h"
#include "apps/timebank/post.h"

namespace ateneu::timebank {

/// Which posts: those of a bank that are shown (TB-R55), and what else must hold of all of them.
struct PostWish {
    PostType type = PostType::offer;
    std::string text;  ///< TB-R56: each word begins a word of title, description or tags
    std::int64_t category = 0;
    std::string tag;   ///< exactly
    std::optional<Id<Member>> member = {};
    std::int64_t page = 1, per_page = 25;
};
struct PostLine {
    Id<Post> id;
    std::string title, description;
    std::int64_t category = 0;
    std::vector<std::string> tags;
    bool is_group = false;
    Instant changed;
};
struct PostPage {
    std::vector<PostLine> lines;  ///< the newest change first
    std::int64_t total = 0;
};
PostPage posts_shown(Call& call, AtBank const& at, PostWish const& wish);

/// All of them, in their order.
std::vector<Category> categories(Transaction& tx);
Category const* category_in(std::vector<Category> const& all, std::int64_t id);

/// The posts as a list of links; who wrote them isn't said.
Html post_list(Call& call, AtBank const& at, std::vector<PostLine> const& lines, std::vector<Category> const& categories);
/// On the bank's own page: the five newest offers, and the way to all.
Html newest_offers(Call& call, AtBank const& at);
/// The day that it is where the bank is.
Date bank_today(Call const& call, Bank const& bank);
Html tag_pills(std::vector<std::string> const& tags);

}  // namespace ateneu::timebank
