#include "domain/privacy/retention_rule.h"

#include "core/entity/convert.h"

namespace ateneu::privacy {

namespace {

constexpr auto system = FieldAccess::system;
constexpr auto about = N_("What it is about");

constexpr Field rule_fields[] = {
    field<&RetentionRule::title>("title", N_("What"), {.required = true, .searchable = true, .listed = true, .access = system}),
    field<&RetentionRule::keep_days>("keep_days", N_("Kept for (days)"), {.required = true, .sorted = true, .listed = true, .min = 0, .max = 36500,
        .help = N_("You may make it shorter; not longer than the law or the purpose allows.")}),
    field<&RetentionRule::least_days>("least_days", N_("At least (days)"), {.listed = true, .access = system}),
    field<&RetentionRule::most_days>("most_days", N_("At most (days)"), {.listed = true, .access = system}),
    field<&RetentionRule::then>("then", N_("Then"), {.listed = true, .access = system}),
    field<&RetentionRule::reason>("reason", N_("Why"), {.listed = true, .access = system}),
    field<&RetentionRule::last_run>("last_run", N_("Last run"), {.listed = true, .access = system}),
    field<&RetentionRule::last_count>("last_count", N_("Taken away then"), {.listed = true, .access = system}),
    field<&RetentionRule::name>("name", N_("Key"), {.required = true, .unique = true, .sorted = true, .code = true, .max_length = 100, .group = about, .access = system}),
    field<&RetentionRule::kind>("kind", N_("Records"), {.code = true, .group = about, .access = system}),
    field<&RetentionRule::field>("field", N_("Counted from"), {.code = true, .group = about, .access = system}),
    field<&RetentionRule::filter>("filter", N_("Only where"), {.code = true, .group = about, .access = system}),
};

void check(RetentionRule const& rule, Problems& problems) {
    if (rule.keep_days < rule.least_days) problems.add("keep_days", {N_("The least is {days} days."), {{"days", std::to_string(rule.least_days)}}}, "too_small");
    if (rule.most_days > 0 && rule.keep_days > rule.most_days) problems.add("keep_days", {N_("The most is {days} days."), {{"days", std::to_string(rule.most_days)}}}, "too_large");
}

constexpr Field run_fields[] = {
    field<&RetentionRun::rule>("rule", N_("Rule"), {.required = true, .listed = true, .filtered = true, .on_delete = OnDelete::cascade, .access = system, .related_label = N_("What was taken away")}),
    field<&RetentionRun::at>("at", N_("At"), {.sorted = true, .listed = true, .access = system}),
    field<&RetentionRun::keep_days>("keep_days", N_("Kept for (days)"), {.listed = true, .access = system}),
    field<&RetentionRun::count>("count", N_("How many"), {.listed = true, .access = system}),
};

}  // namespace

Entity const& RetentionRule::entity() {
    static constexpr Entity entity{
        .app = "privacy", .name = "retention_rule", .plural = "retention_rules", .label = N_("Retention rule"), .plural_label = N_("Retention rules"),
        .new_label = N_("New retention rule"), .icon = "hourglass-split", .type = struct_of<RetentionRule>(), .fields = rule_fields, .rule = rule<check>(),
        .title = R"({t}."title")", .order = "name", .permanent = true};
    return entity;
}

Entity const& RetentionRun::entity() {
    static constexpr Entity entity{
        .app = "privacy", .name = "retention_run", .plural = "retention_runs", .label = N_("Retention run"), .plural_label = N_("Retention runs"),
        .new_label = N_("New retention run"), .icon = "hourglass-bottom", .type = struct_of<RetentionRun>(), .fields = run_fields,
        .title = R"('#' || {t}."id")", .order = "-at", .guard = Guard::kept, .append_only = true};
    return entity;
}

void add_rule(Transaction& tx, RetentionRule const& wanted) {
    auto const id = tx.sql().integer(R"(SELECT "id" FROM "privacy_retention_rule" WHERE "name" = $1 AND "name" <> '')", {std::string_view(wanted.name)});
    if (!id) {
        must(static_cast<bool>(tx.add(wanted)), "a retention rule can't be added");
        return;
    }
    auto stored = tx.read(Id<RetentionRule>{*id});
    must(stored.has_value(), "a retention rule is gone");
    auto next = wanted;
    next.id = stored->id;
    next.keep_days = std::min(std::max(stored->keep_days, wanted.least_days), wanted.most_days);
    next.last_run = stored->last_run;
    next.last_count = stored->last_count;
    auto const before = to_record(RetentionRule::entity(), &*stored), after = to_record(RetentionRule::entity(), &next);
    if (before.values != after.values) must(static_cast<bool>(tx.change(RetentionRule::entity(), after)), "a retention rule can't be brought up to date");
}

}  // namespace ateneu::privacy
