#include "core/pages/pages.h"

#include "core/pages/control.h"
#include "core/pages/delete_page.h"
#include "core/pages/form_page.h"
#include "core/pages/history_page.h"
#include "core/pages/home_page.h"
#include "core/pages/list_page.h"
#include "core/pages/record_page.h"
#include "core/pages/search.h"
#include "core/pages/story.h"
#include "web/assets.h"

namespace ateneu::pages {

namespace {

/// Names change with the content, so browsers keep an asset for ever.
http::Response asset(http::Request& request) {
    auto const* found = web::find_asset(request.places.front());
    if (!found) return {.status = 404, .content_type = "text/plain; charset=utf-8", .body = "Not found\n"};
    http::Response answer{.content_type = std::string(found->content_type)};
    auto const accepted = request.header("accept-encoding");
    answer.fixed_body = found->bytes;
    if (!found->brotli.empty() && accepted.find("br") != std::string_view::npos) {
        answer.fixed_body = found->brotli;
        answer.with("Content-Encoding", "br");
    } else if (!found->gzip.empty() && accepted.find("gzip") != std::string_view::npos) {
        answer.fixed_body = found->gzip;
        answer.with("Content-Encoding", "gzip");
    }
    answer.with("Vary", "Accept-Encoding").with("ETag", std::string(found->etag));
    answer.with("Cache-Control", "public, max-age=31536000, immutable").with("X-Content-Type-Options", "nosniff");
    return answer;
}

using Page = http::Response (*)(Call&, Entity const&);

void add(Site const& site, http::Router& router, char const* method, Entity const& entity, std::string const& tail, Page page) {
    site.add(router, {.method = method, .pattern = entity.address() + tail, .handler = [page, &entity](Call& call) { return page(call, entity); }}, Site::Door::page);
}

void add_entity(Site const& site, http::Router& router, Entity const& entity) {
    add(site, router, "GET", entity, "", list_page);
    add(site, router, "GET", entity, "/new", new_form);
    add(site, router, "POST", entity, "/new", create);
    add(site, router, "GET", entity, "/{}", record_page);
    add(site, router, "GET", entity, "/{}/edit", edit_form);
    add(site, router, "POST", entity, "/{}/edit", save);
    add(site, router, "GET", entity, "/{}/delete", delete_preview);
    add(site, router, "POST", entity, "/{}/delete", delete_record);
    add(site, router, "POST", entity, "/{}/notes", add_note);
    add(site, router, "GET", entity, "/{}/history", history_page);
    add(site, router, "GET", entity, "/{}/history/{}", compare_page);
    add(site, router, "POST", entity, "/{}/history/{}/revert", revert_record);
    site.add(router, {.method = "GET", .pattern = "/choices" + entity.address(), .handler = [&entity](Call& call) { return choices_json(call, entity); }}, Site::Door::page);
}

}  // namespace

void add_pages(Site const& site, http::Router& router) {
    router.add({"GET", "/assets/{}", asset});
    site.add(router, {.method = "GET", .pattern = "/", .handler = home_page}, Site::Door::page);
    site.add(router, {.method = "GET", .pattern = "/search", .handler = search_page}, Site::Door::page);
    site.add(router, {.method = "GET", .pattern = "/search/palette", .handler = palette_json}, Site::Door::page);
    for (auto const* entity : site.registry().entities())
        if (!entity->internal) add_entity(site, router, *entity);
}

}  // namespace ateneu::pages
