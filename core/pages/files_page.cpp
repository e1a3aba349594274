#include "core/pages/files_page.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/html/form.h"
#include "core/pages/record_page.h"
#include "core/site/attaching.h"
#include "core/store/notice.h"

namespace ateneu::pages {

namespace {

std::string const attachments = "/core/attachments/";

/// "84 kB", "1.2 MB".
std::string size_text(Say const& say, std::int64_t bytes) {
    constexpr std::int64_t kilo = 1 << 10, mega = 1 << 20, tenth = 100'000;  // millionths, as decimals count
    if (bytes < kilo) return say.n("{count} byte", "{count} bytes", bytes);
    if (bytes < mega) return number_text(say, (bytes + kilo / 2) / kilo) + " kB";
    return decimal_text(say, Decimal{(10 * bytes + mega / 2) / mega * tenth}) + " MB";
}

std::string icon_of(std::string_view type) {
    if (type.starts_with("image/")) return "file-earmark-image";
    if (type == "application/pdf") return "file-earmark-pdf";
    if (type == "application/zip") return "file-earmark-zip";
    return "file-earmark-text";
}

Html line(Call& call, files::Attachment const& file, std::string const& who, bool may_remove) {
    auto const& say = call.say;
    auto const address = attachments + std::to_string(file.id.value);
    auto const drawing = files::is_picture(file.type)
                             ? element("img", {{"src", address + "/content?show=1"}, {"alt", ""}, {"loading", "lazy"}, {"width", 40}, {"height", 40}, {"class", "thumb"}})
                             : ui::tile(icon_of(file.type), file.type == "application/pdf" ? 2 : 1);
    auto about = Html(size_text(say, file.size)) + Html(" · ") + ago_html(call.reader(), file.at);
    if (!who.empty()) about += Html(" · ") + Html(who);
    auto const text = element("div", {{"class", "grow"}}, element("a", {{"href", address + "/content"}, {"download"}}, file.name) + element("div", {{"class", "muted tiny"}}, about));
    auto const remove = ui::deed_button({.label = say.t({N_("Remove {name}"), {{"name", file.name}}}), .icon = "trash", .look = ui::Look::text, .only_icon = true}, {address + "/remove", call.csrf});
    return element("li", {{"id", "a" + std::to_string(file.id.value)}}, drawing + text + (may_remove ? remove : Html()));
}

Html upload_form(Call& call, Entity const& entity, std::int64_t id, std::string const& problem) {
    auto const& say = call.say;
    auto const& limits = call.site.settings().files->limits;
    auto const most = size_text(say, limits.file_bytes);
    ui::Field const asked{.id = "file", .name = "file", .label = say.t(N_("Add files")),
                          .hint = say.t({N_("At most {size} each: {endings}. Archives are kept as they are and never unpacked."), {{"size", most}, {"endings", files::endings_text()}}}),
                          .error = problem, .mark_optional = false};
    Attributes control{{"class", "form-control"}, {"type", "file"}, {"id", "file"}, {"name", "file"}, {"multiple"}, {"required"}, {"accept", files::accepted_endings()},
                       {"aria-describedby", (problem.empty() ? "" : "file-error ") + std::string("file-hint")}};
    if (!problem.empty()) control.add({"aria-invalid", "true"});
    // The bar belongs to the script, which shows it while files are on their way.
    auto const bar = element("div", {{"data-upload-progress"}, {"hidden"}},
                             element("progress", {{"class", "bar"}, {"max", "100"}, {"value", "0"}, {"aria-label", say.t(N_("On their way"))}}) + element("p", {{"class", "muted tiny"}, {"role", "status"}}));
    return element("form",
                   {{"method", "post"}, {"action", entity.address(id) + "/files"}, {"enctype", "multipart/form-data"}, {"class", "upload"}, {"data-upload"},
                    {"data-largest", std::to_string(limits.file_bytes)}, {"data-too-large", say.t({N_("{name} is too large: a file may have {size}."), {{"name", "{name}"}, {"size", most}}})},
                    {"data-failed", say.t(N_("The files didn't arrive. Try again."))}, {"data-drop", say.t(N_("Drop the files here"))}},
                   Html{ui::hidden(ui::csrf_field, call.csrf), ui::field(say, asked, element("input", control)), bar, ui::submit({.label = say.t(N_("Upload")), .icon = "upload"})});
}

/// Names of those who added them, as far as the reader may see them.
std::map<std::int64_t, std::string> adders(Call& call, std::vector<files::Attachment> const& all) {
    std::map<Entity const*, std::vector<std::int64_t>> ids;
    for (auto const& file : all)
        if (auto const* entity = file.by ? call.site.registry().find(file.by->entity) : nullptr) ids[entity].push_back(file.by->id);
    std::map<std::int64_t, std::string> names;
    for (auto const& [entity, some] : ids) names.merge(titles(call.tx(), *entity, some));
    return names;
}

std::int64_t id_of(Call const& call) { return parse_integer(call.request.places.front()).value_or(0); }

http::Response refused(Call& call, Entity const& entity, Refusal const& refusal) {
    return on_own_snapshot(call, [&]() -> http::Response {
        auto const record = record_of(call, entity);
        if (!record || refusal.code == "no_such_record") return call.site.error(call, 404);
        if (refusal.code == "no_permission") return call.site.error(call, 403);
        auto answer = record_response(call, entity, *record, {.file_problem = call.say.t(refusal.message)});
        if (refusal.code == "unavailable") answer.status = 503;
        return answer;
    });
}

http::Response receive(Call& call, Entity const& entity) {
    std::vector<files::Offered> offered;
    for (auto const& upload : call.request.uploads)
        if (upload.field == "file") offered.push_back({upload.file_name, upload.content_type, upload.bytes});
    auto const added = attach_offered(call, "page", {entity.full_name(), id_of(call)}, offered);
    if (!added) return refused(call, entity, added.refusal());
    return redirect_saying(call, entity.address(id_of(call)), call.say.n("{count} file added", "{count} files added", std::ssize(*added)));
}

http::Response content(Call& call) {
    auto const found = files::find_attachment(call.tx(), id_of(call));
    return found ? file_answer(call, *found, call.request.query["show"] == "1") : call.site.error(call, 404);
}

http::Response remove(Call& call) {
    auto const found = files::find_attachment(call.tx(), id_of(call));
    if (!found) return call.site.error(call, 404);
    auto const standing = standing_of(call.tx(), found->record);
    auto const written = files::detach(call.tx(), *found);
    if (!written) return call.site.error(call, 403);
    return redirect_saying(call, standing ? standing->address : "/", call.say.t(N_("File removed")));
}

}  // namespace

Html files_panel(Call& call, Entity const& entity, Record const& record, std::string const& problem) {
    if (!call.site.settings().files || !call.actor.sees_some(files::Attachment::entity())) return {};
    bool const may = files::may_attach(call.tx(), entity, record);
    auto const all = files::attachments_of(call.tx(), {entity.full_name(), record.id});
    if (all.empty() && !may) return {};
    auto const names = adders(call, all);
    Html lines;
    for (auto const& file : all) {
        auto const who = file.by ? names.find(file.by->id) : names.end();
        lines += line(call, file, who == names.end() ? "" : who->second, may);
    }
    auto const list = all.empty() ? Html() : element("ul", {{"class", "plain files"}}, lines);
    auto const count = all.empty() ? Html() : ui::pill({number_text(call.say, std::ssize(all))});
    return ui::panel({.title = call.say.t(N_("Files")), .body = ui::stack({list, may ? upload_form(call, entity, record.id, problem) : Html()}), .beside_title = count, .id = "files"});
}

void add_upload_route(Site const& site, http::Router& router, Entity const& entity) {
    if (!site.settings().files || entity.internal || &entity == &files::Attachment::entity()) return;
    constexpr std::size_t files_at_once = 5, beside_files = 64 << 10;
    auto const limit = static_cast<std::size_t>(site.settings().files->limits.file_bytes) * files_at_once + beside_files;
    site.add(router, {.method = "POST", .pattern = entity.address() + "/{}/files", .handler = [&entity](Call& call) { return receive(call, entity); },
                      .body_limit = limit, .opens_own_transaction = true, .body_in_file = true}, Site::Door::page);
}

void add_file_routes(Site const& site, http::Router& router) {
    site.add(router, {.method = "GET", .pattern = attachments + "{}/content", .handler = content}, Site::Door::page);
    site.add(router, {.method = "POST", .pattern = attachments + "{}/remove", .handler = remove}, Site::Door::page);
}

}  // namespace ateneu::pages
