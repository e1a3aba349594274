#include "domain/people/viewing.h"

#include <algorithm>

#include "core/base/log.h"
#include "core/base/text.h"
#include "core/store/store.h"
#include "domain/people/account_event.h"
#include "domain/people/actor_of.h"
#include "domain/people/person.h"
#include "domain/people/session.h"

namespace ateneu::people {

namespace {

constexpr Field fields[] = {
    field<&Viewing::viewer>("viewer", N_("Who looked"), {.listed = true, .filtered = true, .personal = false, .on_delete = OnDelete::set_null, .access = FieldAccess::system,
        .related_label = N_("Looked as others")}),
    field<&Viewing::viewed>("viewed", N_("As whom"), {.listed = true, .filtered = true, .personal = true, .on_delete = OnDelete::set_null, .access = FieldAccess::system,
        .related_label = N_("Others looked as them")}),
    field<&Viewing::reason>("reason", N_("Why"), {.required = true, .listed = true, .personal = true, .max_length = 500, .access = FieldAccess::system}),
    field<&Viewing::started_at>("started_at", N_("From"), {.sorted = true, .listed = true, .stamp = Stamp::created}),
    field<&Viewing::until>("until", N_("Until at the latest"), {.listed = true, .access = FieldAccess::system}),
    field<&Viewing::ended_at>("ended_at", N_("Stopped"), {.listed = true, .access = FieldAccess::system}),
};

}  // namespace

Entity const& Viewing::entity() {
    static constexpr Entity viewing{
        .app = "people", .name = "viewing", .plural = "viewings", .label = N_("View as somebody else"), .plural_label = N_("Views as somebody else"),
        .new_label = N_("New view as somebody else"), .icon = "eye", .type = struct_of<Viewing>(), .fields = fields, .title = R"({t}."reason")",
        .order = "-started_at", .guard = Guard::kept, .visible = {.with_view = "TRUE", .own = R"({t}."viewed" = {me})"}, .permanent = true};
    return viewing;
}

std::optional<Refusal> refusal_to_view(Actor const& viewer, Actor const& as) {
    if (!viewer.has(view_as_permission)) return Refusal{"no_permission", N_("You don't have the permission to look at Ateneu as somebody else.")};
    if (viewer.person == as.person) return Refusal{"oneself", N_("You see Ateneu as yourself already.")};
    if (!as.inside) return Refusal{"no_login", N_("This person can't log in, so there is nothing to see as them.")};
    if (!viewer.has_rights_of(as)) return Refusal{"more_rights", N_("This person may do more than you. You can only look as somebody whose rights you have as well.")};
    return {};
}

Result<Id<Viewing>> start_viewing(Transaction& tx, Id<Session> session, Actor const& as, std::string_view reason) {
    if (auto refusal = refusal_to_view(tx.actor(), as)) return *refusal;
    auto const why = trimmed(reason);
    if (why.empty()) return Refusal{"required", N_("Say why. The person is told."), "reason"};
    if (!is_utf8(why) || length(why) > 500) return Refusal{"not_valid", N_("Write at most 500 characters."), "reason"};
    Viewing const viewing{.viewer = Id<Person>{tx.actor().person}, .viewed = Id<Person>{as.person}, .reason = why, .until = {tx.now().micros + viewing_seconds * 1'000'000}};
    Id<Viewing> id;
    {
        Transaction::Deed const deed(tx);
        auto const written = tx.add(viewing);
        must(static_cast<bool>(written), "a view as somebody else can't be written down");
        id = {written.id};
    }
    tell(tx, {as.person}, AccountEvent::viewed, why);
    tx.sql().execute(R"(UPDATE "people_session" SET "viewing" = $2 WHERE "id" = $1)", {session.value, id.value});
    log_info("viewing.started", {{"viewer", tx.actor().person}, {"as", as.person}, {"viewing", id.value}});
    return id;
}

void stop_viewing(Transaction& tx, Id<Session> session) {
    auto const id = tx.sql().integer(R"(SELECT "viewing" FROM "people_session" WHERE "id" = $1)", {session.value});
    if (!id) return;
    tx.sql().execute(R"(UPDATE "people_session" SET "viewing" = NULL WHERE "id" = $1)", {session.value});
    auto viewing = tx.read(Id<Viewing>{*id});
    if (!viewing || viewing->ended_at) return;
    viewing->ended_at = std::min(tx.now(), viewing->until);
    Transaction::Deed const deed(tx);
    std::string_view const changed[] = {"ended_at"};
    must(static_cast<bool>(tx.change(Viewing::entity(), to_record(Viewing::entity(), &*viewing), changed)), "the end of a view can't be written down");
    log_info("viewing.stopped", {{"viewer", tx.actor().person}, {"viewing", id.value_or(0)}});
}

std::optional<Actor> seen_as(db::Connection& sql, Actor const& viewer, Id<Viewing> viewing, Instant now) {
    auto const viewed = sql.integer(R"(
        SELECT "viewed" FROM "people_viewing" WHERE "id" = $1 AND "viewer" = $2 AND "until" > $3 AND "ended_at" IS NULL)",
        {viewing.value, viewer.person, iso(now)});
    if (!viewed) return {};
    auto as = actor_of(sql, {*viewed});
    if (refusal_to_view(viewer, as)) return {};
    as.viewer = viewer.person;
    as.viewer_name = viewer.name;
    as.proved_at = viewer.proved_at;
    return as;
}

}  // namespace ateneu::people
