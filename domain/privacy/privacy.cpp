#include "domain/privacy/privacy.h"

#include "domain/privacy/data_export.h"
#include "domain/privacy/data_request.h"
#include "domain/privacy/erase_job.h"
#include "domain/privacy/export_job.h"
#include "domain/privacy/pages.h"
#include "domain/privacy/processing.h"
#include "domain/privacy/retention.h"
#include "domain/privacy/seed.h"

std::span<ateneu::base::Embedded const> privacy_migrations();

namespace ateneu::privacy {

std::vector<AppRoute> privacy_routes() {
    std::vector<AppRoute> all{{.method = "GET", .pattern = "/account/data", .handler = my_data_page},
            {.method = "POST", .pattern = "/account/data", .handler = order_my_data},
            {.method = "POST", .pattern = "/account/data/erasure", .handler = ask_for_erasure},
            {.method = "GET", .pattern = "/account/data/{}/file", .handler = fetch_export},
            {.method = "GET", .pattern = "/account/consents", .handler = consents_page},
            {.method = "POST", .pattern = "/account/consents", .handler = save_consent},
            {.method = "GET", .pattern = "/privacy/people/{}", .handler = person_data_page},
            {.method = "POST", .pattern = "/privacy/people/{}/export", .handler = order_their_data},
            {.method = "POST", .pattern = "/privacy/people/{}/erasure", .handler = ask_their_erasure},
            {.method = "GET", .pattern = "/privacy/erasing/{}", .handler = erasing_page},
            {.method = "POST", .pattern = "/privacy/erasing/{}/approve", .handler = approve_erasing},
            {.method = "POST", .pattern = "/privacy/erasing/{}/withdraw", .handler = withdraw_erasing},
            {.method = "GET", .pattern = "/privacy/retention", .handler = retention_page},
            {.method = "GET", .pattern = "/privacy/register", .handler = register_page},
            {.method = "GET", .pattern = "/privacy/register.csv", .handler = register_csv},
            {.method = "GET", .pattern = "/privacy/activities", .handler = activities_page}};
    // Who agrees to no terms has a right to their data all the same.
    for (auto& route : all)
        if (route.pattern.starts_with("/account/data")) route.behind = AppRoute::Behind::none;
    return all;
}

App privacy(std::string folder, std::string organisation, std::shared_ptr<files::House> files) {
    ExportHouse const house{folder, std::move(organisation), std::move(files)};
    Suppression const suppression(folder);
    return {.name = "privacy",
            .label = N_("Privacy"),
            .icon = "shield-lock",
            .entities = {&Erasure::entity(), &DataExport::entity(), &RetentionRule::entity(), &RetentionRun::entity(), &Processing::entity(), &DataRequest::entity()},
            .migrations = privacy_migrations(),
            .routes = privacy_routes(),
            .reactions = {{&DataRequest::entity(), keep_due}},
            .nav = {{&DataRequest::entity(), N_("Privacy")}, {&Erasure::entity(), N_("Privacy")}, {&Processing::entity(), N_("Privacy")}, {&RetentionRule::entity(), N_("Privacy")}},
            .seed = seed,
            .home = privacy_home,
            .links = {{&people::Person::entity(), N_("Their data…"), "shield-lock", may_ask, address_of_person}},
            .jobs = {{.name = export_kind, .work = [house](jobs::Run& run) { run_export(run, house); }},
                     {.name = erase_kind, .work = [folder, suppression](jobs::Run& run) { run_erasing(run, suppression, folder); }, .at_once = 1},
                     {.name = retention_kind, .work = [folder](jobs::Run& run) { run_retention(run, folder); }, .at_once = 1}},
            .regular = {{retention_kind, N_("Take away what is too old"), "40 2 * * *"}}};
}

}  // namespace ateneu::privacy
