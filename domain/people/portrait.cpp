#include "domain/people/portrait.h"

#include "core/html/components.h"
#include "core/html/identicon.h"
#include "core/picture/picture.h"
#include "domain/people/person.h"

namespace ateneu::people {

namespace {

constexpr int side = 256, logo_width = 400, logo_height = 200;
constexpr std::string_view own = "/account/portrait";

picture::Crop crop_of(std::string_view code) { return code == "start" ? picture::Crop::start : code == "end" ? picture::Crop::end : picture::Crop::middle; }

/// All but the newest where there are two, or all.
void remove_before(Transaction& tx, Entity const& entity, std::int64_t id, std::string_view name, std::int64_t kept) {
    std::vector<std::int64_t> gone;
    {
        auto const rows = tx.sql().query(R"(SELECT "id" FROM "core_attachment" WHERE "record_type" = $1 AND "record_id" = $2 AND "name" = $3 AND "id" <> $4 ORDER BY "id")", {entity.full_name(), id, name, kept});
        while (rows->next()) gone.push_back(rows->integer(0));
    }
    Transaction::Deed const deed(tx);
    for (auto const each : gone) must(static_cast<bool>(tx.remove(files::Attachment::entity(), each, 0)), "the picture before can't be removed");
}

Html present(Call& call) {
    auto const portrait = picture_of(call.tx(), Person::entity(), call.actor.person, portrait_name);
    if (!portrait) return ui::identicon(call.actor.person, "avatar-xl");
    return element("img", {{"class", "avatar avatar-xl"}, {"src", std::string(own) + "/picture?v=" + std::to_string(portrait)}, {"alt", call.say.t(N_("Your picture"))}, {"width", 96}, {"height", 96}});
}

http::Response portrait_page(Call& call, std::string const& error = {}) {
    auto const& say = call.say;
    auto const title = say.t(N_("Your picture"));
    auto const upload = element("form", {{"method", "post"}, {"action", own}, {"enctype", "multipart/form-data"}, {"class", "stack"}},
                                Html{ui::hidden(ui::csrf_field, call.csrf), picture_fields(call, error, true), element("div", {{"class", "cluster"}}, ui::submit({.label = say.t(N_("Save picture")), .look = ui::Look::primary}))});
    auto const remove = picture_of(call.tx(), Person::entity(), call.actor.person, portrait_name) ? ui::deed_button({.label = say.t(N_("Remove picture")), .icon = "trash", .look = ui::Look::text}, {std::string(own) + "/remove", call.csrf}) : Html();
    auto const main = ui::breadcrumb(say, {{{say.t(N_("Your account")), "/account"}, {say.t(N_("Your profile")), "/account/profile"}}}) +
                      ui::title_row({.title = title, .sub = say.t(N_("For those who may see you: members of your time banks, and who looks after people here"))}) +
                      ui::panel({.title = title, .body = ui::stack({element("p", {}, present(call)), upload, remove})});
    return page(call, {.title = title, .narrow = true, .status = error.empty() ? 200 : 422}, main);
}

http::Response save_portrait(Call& call) {
    auto const png = picture_sent(call.request, side);
    auto const refused = png ? hang_picture(call, Person::entity(), call.actor.person, portrait_name, *png) : std::optional(png.refusal());
    if (!refused) return redirect_saying(call, std::string(own), call.say.t(N_("Picture saved")));
    return on_own_snapshot(call, [&] { return portrait_page(call, call.say.t(refused->message)); });
}

http::Response remove_portrait(Call& call) {
    take_picture_down(call, Person::entity(), call.actor.person, portrait_name);
    return redirect_saying(call, std::string(own), call.say.t(N_("Picture removed")));
}

http::Response show_portrait(Call& call) { return picture_answer(call, picture_of(call.tx(), Person::entity(), call.actor.person, portrait_name)); }

/// Programs and jobs have no picture.
AppRoute of_people(AppRoute route) {
    route.handler = [handler = std::move(route.handler)](Call& call) { return call.actor.person ? handler(call) : call.site.error(call, 404); };
    return route;
}

}  // namespace

Result<std::string> picture_sent(http::Request const& request, int wanted) {
    for (auto const& upload : request.uploads)
        if (upload.field == "picture" && !upload.bytes.empty())
            return wanted ? picture::square_png(upload.bytes, wanted, crop_of(request.form["crop"])) : picture::fitted_png(upload.bytes, logo_width, logo_height);
    return Refusal{"empty", N_("Choose a picture first."), "picture"};
}

std::string picture_sql(Entity const& entity, std::string_view record, std::string_view name) {
    return R"(COALESCE((SELECT MAX(pic."id") FROM "core_attachment" pic WHERE pic."record_type" = ')" + entity.full_name() + R"(' AND pic."record_id" = )" + std::string(record) + R"( AND pic."name" = ')" + std::string(name) + "'), 0)";
}

std::int64_t picture_of(Transaction& tx, Entity const& entity, std::int64_t id, std::string_view name) {
    return tx.sql().integer(R"(SELECT MAX("id") FROM "core_attachment" WHERE "record_type" = $1 AND "record_id" = $2 AND "name" = $3)", {entity.full_name(), id, name}).value_or(0);
}

std::optional<Refusal> hang_picture(Call& call, Entity const& entity, std::int64_t id, std::string_view name, std::string const& png) {
    auto const& house = call.site.settings().files;
    if (!house) return Refusal{"unavailable", N_("This server keeps no files."), "picture"};
    auto accepted = files::accept({.name = "picture.png", .declared = "image/png", .bytes = png}, house->limits);
    if (!accepted) return accepted.refusal();
    accepted->known.name = name;
    auto const added = files::attach_by_deed(*house, [&](auto const& deed) { in_own_transaction(call, "page", deed); }, {entity.full_name(), id}, *accepted);
    if (!added) return added.refusal();
    in_own_transaction(call, "page", [&](Transaction& tx) { remove_before(tx, entity, id, name, added->value); });
    return {};
}

void take_picture_down(Call& call, Entity const& entity, std::int64_t id, std::string_view name) {
    in_own_transaction(call, "page", [&](Transaction& tx) { remove_before(tx, entity, id, name, 0); });
}

Html picture_fields(Call& call, std::string const& error, bool cuts) {
    auto const& say = call.say;
    ui::Field const asked{.id = "picture", .name = "picture", .label = say.t(N_("JPEG or PNG")), .hint = say.t(N_("At most 5 MB. Where and with what it was taken is not kept.")), .error = error, .required = true};
    Attributes control{{"class", "form-control"}, {"type", "file"}, {"id", "picture"}, {"name", "picture"}, {"required"}, {"accept", "image/jpeg,image/png"}, {"aria-describedby", error.empty() ? "picture-hint" : "picture-error picture-hint"}};
    if (!error.empty()) control.add({"aria-invalid", "true"});
    auto fields = ui::field(say, asked, element("input", control));
    if (!cuts) return fields;
    ui::Field const crop{.id = "crop", .name = "crop", .label = say.t(N_("Which part, where it isn't square")), .mark_optional = false};
    auto const chosen = std::string(call.request.form["crop"].empty() ? "middle" : call.request.form["crop"]);
    std::vector<ui::Choice> choices;
    for (auto const& [code, label] : {std::pair{"start", N_("Its beginning: above, or left")}, {"middle", N_("Its middle")}, {"end", N_("Its end: below, or right")}}) choices.push_back({.value = code, .label = say.t(label), .chosen = chosen == code});
    return fields + ui::field_group(say, crop, ui::radios(crop, choices));
}

http::Response picture_answer(Call& call, std::int64_t id) {
    auto const found = id ? call.tx().read(Id<files::Attachment>{id}) : std::nullopt;
    return found ? file_answer(call, *found, true) : call.site.error(call, 404);
}

std::vector<AppRoute> portrait_routes() {
    constexpr std::size_t beside = 64 << 10;
    return {of_people({.method = "GET", .pattern = std::string(own), .handler = [](Call& call) { return portrait_page(call); }}),
            of_people({.method = "POST", .pattern = std::string(own), .handler = save_portrait, .body_limit = picture::most_bytes + beside, .opens_own_transaction = true, .body_in_file = true, .asks = Asks::upload}),
            of_people({.method = "POST", .pattern = std::string(own) + "/remove", .handler = remove_portrait, .opens_own_transaction = true}),
            of_people({.method = "GET", .pattern = std::string(own) + "/picture", .handler = show_portrait})};
}

}  // namespace ateneu::people
