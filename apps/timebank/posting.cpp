#include "apps/timebank/posting.h"

#include <algorithm>

#include "apps/timebank/seat.h"
#include "apps/timebank/words.h"
#include "core/base/text.h"

namespace ateneu::timebank {

namespace {

constexpr std::size_t longest_description = 20'000, most_tags = 30, longest_tag = 60;

Refusal only_authors() { return {"no_permission", N_("Only who wrote this, or an administrator of the bank, may do that.")}; }
Refusal gone() { return {"not_found", N_("There is no such offer or request.")}; }

bool is_active_member(Transaction& tx, Id<Bank> bank, Id<Member> member) {
    return tx.sql().integer(R"(SELECT 1 FROM "timebank_member" WHERE "id" = $1 AND "bank" = $2 AND "is_active" AND "person" IS NOT NULL)", {member.value, bank.value}).has_value();
}

/// Whose the post becomes: the actor's own, unless an administrator names somebody (TB-R57).
Result<Id<Member>> author_of(Transaction& tx, Id<Bank> bank, std::optional<Id<Member>> const& named, Id<Member> otherwise) {
    if (!named || *named == otherwise) return otherwise;
    if (!looks_after(tx, bank)) return Refusal{"no_permission", N_("You can write in your own name only."), "author"};
    if (!is_active_member(tx, bank, *named)) return Refusal{"no_such_member", N_("This is no active member of the bank."), "author"};
    return *named;
}

std::optional<Refusal> wrong(Transaction& tx, Posting const& posting) {
    if (trimmed(posting.title).empty()) return Refusal{"not_valid", N_("Give it a title."), "title"};
    if (!is_text(posting.title, 200)) return Refusal{"not_valid", N_("A title has 200 characters at most."), "title"};
    if (!tx.sql().integer(R"(SELECT 1 FROM "timebank_category" WHERE "id" = $1)", {posting.category.value})) return Refusal{"category", N_("Choose a category."), "category"};
    if (!is_text(posting.description, longest_description)) return Refusal{"not_valid", N_("A description has 20,000 characters at most."), "description"};
    bool const too_many = posting.tags.size() > most_tags || std::any_of(posting.tags.begin(), posting.tags.end(), [](std::string const& tag) { return !is_text(tag, longest_tag); });
    if (too_many) return Refusal{"not_valid", N_("Thirty tags of 60 characters at most."), "tags"};
    if (posting.start_on && posting.end_on && *posting.end_on < *posting.start_on) return Refusal{"not_valid", N_("It can't end before it begins."), "end_on"};
    return {};
}

void fill(Post& post, Posting const& posting, Id<Member> author) {
    post.member = author;
    post.title = trimmed(posting.title);
    post.category = posting.category;
    post.description = trimmed(posting.description);
    post.tags = posting.tags;
    post.is_group = posting.is_group;
    post.start_on = posting.start_on;
    post.end_on = posting.end_on;
}

/// The first thing that the record's own rules say against it.
Refusal refusal_of(Written const& written) {
    if (written.problems.empty()) return written.refusal;
    auto const& problem = written.problems.list().front();
    return {"not_valid", problem.message, problem.field};
}

std::optional<Post> held(Transaction& tx, Id<Post> id) {
    tx.lock(Post::entity(), id.value);
    return tx.read(id);
}

Result<Done> save(Transaction& tx, Post const& post) {
    Transaction::Deed const deed(tx);
    auto const written = tx.change(Post::entity(), to_record(Post::entity(), &post));
    if (!written) return refusal_of(written);
    return Done{};
}

}  // namespace

bool may_change(Transaction& tx, Post const& post) {
    if (looks_after(tx, post.bank)) return true;
    auto const seat = own_seat(tx, post.bank);
    return seat && seat->is_active && seat->member == post.member;
}

Result<Id<Post>> add_post(Transaction& tx, Id<Bank> bank, Posting const& posting) {
    auto const seat = own_seat(tx, bank);
    if (!seat || !seat->is_active) return Refusal{"not_a_member", N_("Only active members of this bank can offer or ask for something.")};
    auto const author = author_of(tx, bank, posting.author, seat->member);
    if (!author) return author.refusal();
    if (auto const no = wrong(tx, posting)) return *no;
    Post post{.bank = bank, .type = posting.type};
    fill(post, posting, *author);
    Transaction::Deed const deed(tx);
    auto const written = tx.add(post);
    if (!written) return refusal_of(written);
    return Id<Post>{written.id};
}

Result<Done> change_post(Transaction& tx, Id<Post> id, Posting const& posting) {
    auto post = held(tx, id);
    if (!post) return gone();
    if (!may_change(tx, *post)) return only_authors();
    auto const author = author_of(tx, post->bank, posting.author, post->member);
    if (!author) return author.refusal();
    if (auto const no = wrong(tx, posting)) return *no;
    fill(*post, posting, *author);
    return save(tx, *post);
}

Edited edit_post(Transaction& tx, Id<Post> id, std::int64_t version, Posting const& posting, std::function<void(Record const& stored, Record& mine)> const& settle) {
    auto const refused = [](Refusal const& no) { return Edited{{.outcome = Written::Outcome::refused, .refusal = no}, {}}; };
    auto post = held(tx, id);
    if (!post) return refused(gone());
    if (!may_change(tx, *post)) return refused(only_authors());
    auto const author = author_of(tx, post->bank, posting.author, post->member);
    if (!author) return refused(author.refusal());
    if (auto const no = wrong(tx, posting)) return refused(*no);
    fill(*post, posting, *author);
    auto const stored = *tx.read(Post::entity(), id.value);
    auto mine = to_record(Post::entity(), &*post);
    // 0 would mean the newest, which only the program may ask for.
    mine.version = version == 0 ? -1 : version;
    if (settle) settle(stored, mine);
    Transaction::Deed const deed(tx);
    return {tx.change(Post::entity(), mine), mine};
}

Result<Done> close_post(Transaction& tx, Id<Post> id) {
    auto post = held(tx, id);
    if (!post) return gone();
    if (!may_change(tx, *post)) return only_authors();
    post->is_active = false;
    return save(tx, *post);
}

std::vector<std::string> tags_of(std::string_view text) {
    std::vector<std::string> tags;
    for (auto const part : split(text, ','))
        if (auto tag = trimmed(part); !tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(std::move(tag));
    return tags;
}

}  // namespace ateneu::timebank
