#include "core/store/saved_view.h"

#include "core/base/text.h"
#include "core/store/list.h"

namespace ateneu {

namespace {

constexpr std::string_view person = "people.person";

constexpr Field view_fields[] = {
    field<&SavedView::owner>("owner", N_("Owner"), {.required = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove}),
    field<&SavedView::list>("list", N_("List"), {.required = true, .listed = true, .filtered = true, .personal = false, .max_length = 100}),
    field<&SavedView::name>("name", N_("Name"), {.required = true, .sorted = true, .listed = true, .personal = true, .max_length = 60}),
    field<&SavedView::address>("address", N_("Address"), {.personal = true, .code = true}),
    field<&SavedView::shared>("shared", N_("Shared with everybody"), {.listed = true, .filtered = true}),
};

constexpr Field default_fields[] = {
    field<&DefaultView::owner>("owner", N_("Owner"), {.required = true, .personal = true, .on_delete = OnDelete::cascade, .on_erase = OnErase::remove}),
    field<&DefaultView::list>("list", N_("List"), {.required = true, .listed = true, .filtered = true, .personal = false, .max_length = 100}),
    field<&DefaultView::view>("view", N_("Saved view"), {.required = true, .listed = true, .on_delete = OnDelete::cascade}),
};

template <class T>
std::vector<T> all_of(Transaction& tx, Entity const& list) {
    ListQuery query;
    query.entity = &T::entity();
    query.filters.push_back({query.entity->find("list"), Filter::Test::is, {list.full_name()}});
    // One query: more than so many tabs above a list are nobody's.
    query.per_page = 500;
    query.total = 500;
    std::vector<T> all;
    for (auto const& record : ateneu::list(tx, query, Columns::values).records) to_struct(T::entity(), record, &all.emplace_back());
    return all;
}

Written refused_view() {
    Written written;
    written.outcome = Written::Outcome::refused;
    written.refusal = {"no_permission", N_("This view isn't yours to change.")};
    return written;
}

/// One's own names are told apart; what others share may be called the same.
bool is_taken(Transaction& tx, Entity const& list, SavedView const& view) {
    auto const rows = tx.sql().query("SELECT id, name FROM core_saved_view WHERE list = $1 AND owner_type = $2 AND owner_id = $3",
                                     {std::string_view(list.full_name()), std::string_view(view.owner.entity), view.owner.id});
    while (rows->next())
        if (rows->integer(0) != view.id.value && fold(rows->text(1)) == fold(view.name)) return true;
    return false;
}

}  // namespace

Entity const& SavedView::entity() {
    static constexpr std::string_view seen = R"(({t}."shared" OR {t}."owner_id" = {me}))";
    static constexpr Entity view{
        .app = "core", .name = "saved_view", .plural = "saved_views", .label = N_("Saved view"),
        .plural_label = N_("Saved views"), .new_label = N_("New saved view"), .icon = "bookmark",
        .type = struct_of<SavedView>(), .fields = view_fields, .title = R"({t}."name")", .order = "name",
        .guard = Guard::kept, .visible = {.with_view = seen, .own = seen}, .internal = true};
    return view;
}

Entity const& DefaultView::entity() {
    static constexpr std::string_view own = R"({t}."owner_id" = {me})";
    static constexpr Entity view{
        .app = "core", .name = "default_view", .plural = "default_views", .label = N_("Default view"),
        .plural_label = N_("Default views"), .new_label = N_("New default view"), .icon = "bookmark-star",
        .type = struct_of<DefaultView>(), .fields = default_fields, .title = R"({t}."list")",
        .guard = Guard::kept, .visible = {.with_view = own, .own = own}, .internal = true};
    return view;
}

std::vector<SavedView> views_of(Transaction& tx, Entity const& list) { return all_of<SavedView>(tx, list); }

std::optional<SavedView> find_view(Transaction& tx, Entity const& list, std::int64_t id) {
    auto const record = tx.find(SavedView::entity(), id);
    if (!record) return {};
    SavedView view;
    to_struct(SavedView::entity(), *record, &view);
    return view.list == list.full_name() ? std::optional(std::move(view)) : std::nullopt;
}

bool may_share(Actor const& actor, Entity const& list) { return actor.may(list, Action::change); }

bool is_owner(Actor const& actor, SavedView const& view) { return actor.person != 0 && view.owner == AnyReference{std::string(person), actor.person}; }

bool may_change(Actor const& actor, SavedView const& view) { return is_owner(actor, view) || (view.shared && actor.superuser); }

Written save_view(Transaction& tx, Entity const& list, SavedView view) {
    auto const& actor = tx.actor();
    view.list = list.full_name();
    view.name = trimmed(view.name);
    std::optional<SavedView> stored;
    if (view.id.value == 0) {
        if (actor.person == 0 || !actor.sees_some(list)) return refused_view();
        view.owner = {std::string(person), actor.person};
    } else {
        stored = find_view(tx, list, view.id.value);
        if (!stored || !may_change(actor, *stored)) return refused_view();
        view.owner = stored->owner;
    }
    if (view.shared && !(stored && stored->shared) && !may_share(actor, list)) return refused_view();
    if (is_taken(tx, list, view)) {
        Written written;
        written.outcome = Written::Outcome::problems;
        written.problems.add("name", N_("You have a view of this name already."), "taken");
        return written;
    }
    Transaction::Deed const deed(tx);
    auto const& entity = SavedView::entity();
    auto record = to_record(entity, &view);
    return view.id.value == 0 ? tx.add(entity, std::move(record)) : tx.change(entity, std::move(record));
}

Written remove_view(Transaction& tx, SavedView const& view) {
    if (!may_change(tx.actor(), view)) return refused_view();
    Transaction::Deed const deed(tx);
    return tx.remove(SavedView::entity(), view.id.value, 0);
}

std::optional<SavedView> default_view(Transaction& tx, Entity const& list) {
    auto const chosen = all_of<DefaultView>(tx, list);
    return chosen.empty() ? std::nullopt : find_view(tx, list, chosen.front().view.value);
}

void set_default_view(Transaction& tx, Entity const& list, std::optional<Id<SavedView>> view) {
    auto const before = all_of<DefaultView>(tx, list);
    Transaction::Deed const deed(tx);
    for (auto const& each : before) tx.remove(DefaultView::entity(), each.id.value, 0);
    if (view) tx.add(DefaultView{.owner = {std::string(person), tx.actor().person}, .list = list.full_name(), .view = *view});
}

}  // namespace ateneu
