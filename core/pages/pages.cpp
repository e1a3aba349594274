#include "core/pages/pages.h"

#include "core/jobs/job.h"
#include "core/pages/bulk_page.h"
#include "core/pages/changes_page.h"
#include "core/pages/chart_page.h"
#include "core/pages/control.h"
#include "core/pages/delete_page.h"
#include "core/pages/duplicates_page.h"
#include "core/pages/export_page.h"
#include "core/pages/files_page.h"
#include "core/pages/form_page.h"
#include "core/pages/history_page.h"
#include "core/pages/home_page.h"
#include "core/pages/import_page.h"
#include "core/pages/job_page.h"
#include "core/pages/list_columns.h"
#include "core/pages/list_page.h"
#include "core/pages/mail_page.h"
#include "core/pages/list_views.h"
#include "core/pages/merge_page.h"
#include "core/pages/notes_page.h"
#include "core/pages/notices_page.h"
#include "core/pages/record_page.h"
#include "core/pages/search.h"
#include "core/pages/webhook_page.h"
#include "core/webhooks/webhook.h"
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

/// Records that can do more than be read have a page of their own.
Page page_of_record(Entity const& entity) {
    if (&entity == &jobs::Job::entity()) return job_page;
    return &entity == &webhooks::Webhook::entity() ? webhook_page : record_page;
}

void add_entity(Site const& site, http::Router& router, Entity const& entity) {
    add(site, router, "GET", entity, "", list_page);
    for (auto const format : csv::all_formats)
        if (csv::can_export(entity, format))
            site.add(router, {.method = "GET", .pattern = entity.address() + "/export." + std::string(csv::extension_of(format)),
                              .handler = [format, &entity](Call& call) { return export_list(call, entity, format); }, .streams = true}, Site::Door::page);
    add(site, router, "GET", entity, "/columns", choose_columns);
    add(site, router, "POST", entity, "/views", create_view);
    add(site, router, "POST", entity, "/views/{}", change_view);
    add(site, router, "POST", entity, "/bulk", bulk);
    add(site, router, "POST", entity, "/bulk/{}", bulk_deed);
    add(site, router, "GET", entity, "/bulk/{}", bulk_result);
    add(site, router, "POST", entity, "/bulk/{}/undo", undo_bulk);
    add(site, router, "POST", entity, "/{}/do/{}", record_action);
    add(site, router, "GET", entity, "/new", new_form);
    add(site, router, "POST", entity, "/new", create);
    add_import_pages(site, router, entity);
    add_merge_routes(site, router, entity);
    add_duplicates_routes(site, router, entity);
    add(site, router, "GET", entity, "/{}", page_of_record(entity));
    add(site, router, "GET", entity, "/{}/edit", edit_form);
    add(site, router, "POST", entity, "/{}/edit", save);
    add(site, router, "GET", entity, "/{}/delete", delete_preview);
    add(site, router, "POST", entity, "/{}/delete", delete_record);
    add_note_routes(site, router, entity);
    add_upload_route(site, router, entity);
    add(site, router, "GET", entity, "/{}/history", history_page);
    add(site, router, "GET", entity, "/{}/history/{}", compare_page);
    add(site, router, "POST", entity, "/{}/history/{}/revert", revert_record);
    site.add(router, {.method = "GET", .pattern = "/choices" + entity.address(), .handler = [&entity](Call& call) { return choices_json(call, entity); }, .asks = Asks::search}, Site::Door::page);
}

}  // namespace

void add_pages(Site const& site, http::Router& router) {
    router.add({"GET", "/assets/{}", asset});
    site.add(router, {.method = "GET", .pattern = "/", .handler = home_page}, Site::Door::page);
    add_chart_routes(site, router);
    add_job_routes(site, router);
    add_webhook_routes(site, router);
    add_change_routes(site, router);
    add_mail_pages(site, router);
    add_note_writing_routes(site, router);
    add_notice_routes(site, router);
    add_file_routes(site, router);
    site.add(router, {.method = "GET", .pattern = "/search", .handler = search_page, .asks = Asks::search}, Site::Door::page);
    site.add(router, {.method = "GET", .pattern = "/search/palette", .handler = palette_json, .asks = Asks::search}, Site::Door::page);
    for (auto const* entity : site.registry().entities())
        if (!entity->internal) add_entity(site, router, *entity);
}

}  // namespace ateneu::pages
