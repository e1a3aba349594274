#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "apps/timebank/post.h"
#include "core/store/store.h"

// Offers and requests that members write. Sources: TB-R36, TB-R57, TB-R59.

namespace ateneu::timebank {

/// What somebody wants a post to say.
struct Posting {
    PostType type = PostType::offer;  ///< stays what it was when a post is changed
    std::string title;
    Id<Category> category;
    std::string description;
    std::vector<std::string> tags;
    bool is_group = false;
    std::optional<Date> start_on, end_on;
    std::optional<Id<Member>> author = {};  ///< nobody: the actor, or who it was; others are named by administrators alone
};

/// By an active member of the bank, in their own name; by an administrator in that of any active one. Refuses
/// `not_a_member`, `no_permission`, `no_such_member`, `category`, `not_valid`.
Result<Id<Post>> add_post(Transaction& tx, Id<Bank> bank, Posting const& posting);
/// By who wrote it while they are active, or by an administrator. Refuses besides `not_found`.
Result<Done> change_post(Transaction& tx, Id<Post> post, Posting const& posting);
/// The same by somebody who saw `version`: a conflict where somebody else was quicker. `settle` may set fields of what is
/// about to be stored back to what is stored, for who was asked which of both should stay.
struct Edited {
    Written written;
    Record mine;  ///< as it was to be
};
Edited edit_post(Transaction& tx, Id<Post> post, std::int64_t version, Posting const& posting, std::function<void(Record const& stored, Record& mine)> const& settle = {});
/// Keeps it for the payments that name it (TB-R36). Refuses `not_found`, `no_permission`.
Result<Done> close_post(Transaction& tx, Id<Post> post);

/// Whether the actor may change or close it.
bool may_change(Transaction& tx, Post const& post);

/// TB-R59: "yoga, costura" are two; without blanks and repeats.
std::vector<std::string> tags_of(std::string_view text);

}  // namespace ateneu::timebank
