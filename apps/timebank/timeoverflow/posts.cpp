#include <algorithm>

#include "apps/timebank/post.h"
#include "apps/timebank/timeoverflow/taking.h"
#include "core/base/text.h"

namespace ateneu::timebank::timeoverflow {

namespace {

constexpr auto table = "posts";

std::optional<PostType> type_of(Row const& row) {
    auto const type = row.text("type");
    if (type == "Offer") return PostType::offer;
    if (type == "Inquiry") return PostType::request;
    return {};
}

class Posts {
public:
    explicit Posts(Taking& taking) : taking_(taking) {}

    void read_authors(Row const& row) {
        auto const organization = row.integer("organization_id").value_or(0);
        if (!seat_of(row) && taking_.places.contains(organization) && type_of(row)) of_nobody_.emplace(row.id(), Departed{*type_of(row), taking_.places.at(organization).id.value, 0});
    }

    /// Whoever was paid for an offer, or paid for a request, was its author.
    void find_departed() {
        if (of_nobody_.empty()) return;
        auto const rows = taking_.sql.stream(R"(
            SELECT t."post_id", m."account_id", m."amount" FROM "import_transfers" t
            JOIN "import_movements" m ON m."transfer_id" = t."id" WHERE t."post_id" IS NOT NULL ORDER BY t."id", m."id")");
        while (rows->next()) {
            auto const post = of_nobody_.find(parse_integer(rows->text(0)).value_or(0));
            if (post == of_nobody_.end() || post->second.member != 0 || (rows->integer(2) > 0) != (post->second.type == PostType::offer)) continue;
            auto const* const account = taking_.account(rows->integer(1));
            if (account && account->is_former && account->bank == post->second.bank) post->second.member = account->member;
        }
    }

    void take(Row const& row) {
        if (auto const ours = taking_.brought(table, row)) {
            return remember_known(row.id(), *ours);
        }
        auto const type = type_of(row);
        if (!type) return left_out("neither offer nor request", row);
        auto const author = author_of(row);
        if (!author) return left_out("its author is no member of its bank", row);
        auto post = post_of(row, *type);
        post.bank = {author->bank};
        post.member = {author->member};
        if (author->is_former) {
            post.is_active = false;
            taking_.tally.changed(table, "its author is gone: closed, of a former member", row.key());
        }
        auto const id = taking_.batch.add(post);
        taking_.posts[row.id()] = {id, author->bank, post.category.value};
        taking_.remember(table, row, Post::entity(), id);
        taking_.tally.written(table);
    }

private:
    struct Departed {
        PostType type;
        std::int64_t bank, member;
    };

    void remember_known(std::int64_t key, std::int64_t ours) {
        auto const rows = taking_.sql.query(R"(SELECT "bank", "category" FROM "timebank_post" WHERE "id" = $1)", {ours});
        if (rows->next()) taking_.posts[key] = {ours, rows->integer(0), rows->integer(1)};
    }
    void left_out(char const* reason, Row const& row) { taking_.tally.left_out(table, reason, row.key()); }

    /// Posts from before they named their bank are of the only one that their author is in.
    std::optional<Seat> seat_of(Row const& row) const {
        auto const found = taking_.seats.find(row.integer("user_id").value_or(0));
        if (found == taking_.seats.end()) return {};
        auto const& seats = found->second;
        auto const organization = row.integer("organization_id");
        if (!organization) return seats.size() == 1 ? std::optional(seats.front()) : std::nullopt;
        auto const seat = std::find_if(seats.begin(), seats.end(), [&](Seat const& each) { return each.organization == *organization; });
        return seat == seats.end() ? std::nullopt : std::optional(*seat);
    }
    std::optional<Seat> author_of(Row const& row) const {
        if (auto seat = seat_of(row)) return seat;
        auto const departed = of_nobody_.find(row.id());
        if (departed == of_nobody_.end() || departed->second.member == 0) return {};
        return Seat{.bank = departed->second.bank, .member = departed->second.member, .is_former = true};
    }

    Post post_of(Row const& row, PostType type) {
        Post post{.type = type,
                  .title = row.text("title"),
                  .category = category_of(row),
                  .description = row.raw("description"),
                  .is_group = row.boolean("is_group").value_or(false),
                  .is_active = row.boolean("active").value_or(true),
                  .start_on = row.date("start_on"),
                  .end_on = row.date("end_on"),
                  .created_at = row.moment("created_at").value_or(taking_.options.now),
                  .last_updated_at = row.moment("updated_at")};
        post.tags = taking_.tags(table, row);
        if (post.title.empty()) {
            post.title = "#" + row.key();
            taking_.tally.changed(table, "without a title", row.key());
        }
        return post;
    }

    Id<Category> category_of(Row const& row) {
        auto const found = taking_.categories.find(row.integer("category_id").value_or(0));
        if (found != taking_.categories.end()) return {found->second};
        taking_.tally.changed(table, "its category isn't in the dump: among the others", row.key());
        if (others_ == 0) others_ = taking_.sql.integer(R"(SELECT "id" FROM "timebank_category" WHERE "name_key" = $1)", {fold("Others")}).value_or(0);
        if (others_ == 0) others_ = taking_.batch.add(Category{.name = "Others", .icon = "three-dots"});
        return {others_};
    }

    Taking& taking_;
    std::unordered_map<std::int64_t, Departed> of_nobody_;
    std::int64_t others_ = 0;
};

}  // namespace

void take_posts(Taking& taking) {
    Posts posts(taking);
    in_parts(taking.sql, table, [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) posts.read_authors(row);
    });
    posts.find_departed();
    in_parts(taking.sql, table, [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) posts.take(row);
        taking.batch.write();
    });
}

}  // namespace ateneu::timebank::timeoverflow
