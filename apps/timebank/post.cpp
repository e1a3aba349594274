#include "apps/timebank/post.h"

#include "core/entity/query.h"

namespace ateneu::timebank {
namespace {

constexpr char const* kept = N_("Kept by the system");

constexpr Field fields[] = {
    field<&Post::bank>("bank", N_("Time bank"), {.required = true, .listed = true, .filtered = true}),
    field<&Post::member>("member", N_("Member"), {.required = true, .listed = true, .filtered = true, .related_label = N_("Offers and requests")}),
    field<&Post::type>("type", N_("Offer or request"), {.required = true, .listed = true, .filtered = true}),
    field<&Post::title>("title", N_("Title"), {.required = true, .searchable = true, .sorted = true, .listed = true, .personal = true, .max_length = 200}),
    field<&Post::category>("category", N_("Category"), {.required = true, .listed = true, .filtered = true}),
    field<&Post::description>("description", N_("Description"), {.searchable = true, .personal = true, .multiline = true, .markdown = true}),
    field<&Post::tags>("tags", N_("Tags"), {.searchable = true, .listed = true, .personal = true}),
    field<&Post::is_group>("is_group", N_("For a group"), {.filtered = true}),
    field<&Post::start_on>("start_on", N_("From"), {.filtered = true}),
    field<&Post::end_on>("end_on", N_("Until"), {.filtered = true, .help = N_("Not shown after that day.")}),
    field<&Post::is_active>("is_active", N_("Active"), {.listed = true, .filtered = true, .initial = "true"}),
    field<&Post::created_at>("created_at", N_("Created"), {.sorted = true, .group = kept, .stamp = Stamp::created}),
    field<&Post::last_updated_at>("last_updated_at", N_("Last changed"), {.sorted = true, .group = kept, .stamp = Stamp::updated}),
};

void check(Post const& post, Problems& problems) {
    if (post.start_on && post.end_on && *post.end_on < *post.start_on) problems.add("end_on", N_("It can't end before it begins."));
}

}  // namespace

std::string is_shown_sql(std::string_view post, std::string_view today) {
    auto const of = [&](std::string_view column) { return quoted(post, column); };
    auto const day = std::string(today);
    return "(" + of("is_active") + " AND (" + of("start_on") + " IS NULL OR " + of("start_on") + " <= " + day + ") AND (" + of("end_on") + " IS NULL OR " + of("end_on") + " >= " + day +
           R"() AND EXISTS (SELECT 1 FROM "timebank_member" AS author WHERE author."id" = )" + of("member") + R"( AND author."is_active" AND author."person" IS NOT NULL)))";
}

Entity const& Post::entity() {
    static constexpr Entity post{
        .app = "timebank", .name = "post", .plural = "posts", .label = N_("Offer or request"), .plural_label = N_("Offers and requests"), .new_label = N_("New offer or request"), .icon = "megaphone",
        .type = struct_of<Post>(), .fields = fields, .rule = rule<check>(), .title = R"({t}."title")", .order = "-last_updated_at",
        .visible = {.own = R"(EXISTS (SELECT 1 FROM "timebank_member" AS author
                        WHERE author."id" = {t}."member" AND (author."person" = {me} OR ({t}."is_active" AND author."is_active" AND author."person" IS NOT NULL
                              AND ({t}."end_on" IS NULL OR {t}."end_on" >= CURRENT_DATE)))))"},
        .scope = "bank", .permanent = true};
    return post;
}

}  // namespace ateneu::timebank
