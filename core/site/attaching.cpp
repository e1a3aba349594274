#include "core/site/attaching.h"

#include "core/base/log.h"
#include "core/files/serve.h"

namespace ateneu {

void in_own_transaction(Call& call, std::string const& door, std::function<void(Transaction&)> const& deed) {
    auto const& site = call.site;
    site.database().transact(db::Database::Mode::write_soon, [&](db::Connection& sql) {
        Transaction tx(sql, site.registry(), site.reactions(), call.actor, call.now, {door, "", call.request.id});
        deed(tx);
    });
}

http::Response on_own_snapshot(Call& call, std::function<http::Response()> const& question) {
    auto const& site = call.site;
    auto const work = site.database().begin(db::Database::Mode::read);
    Transaction tx(work->connection(), site.registry(), site.reactions(), call.actor, call.now);
    call.transaction = &tx;
    auto answer = question();
    call.transaction = nullptr;
    return answer;
}

Result<std::vector<Id<files::Attachment>>> attach_offered(Call& call, std::string const& door, AnyReference const& record, std::vector<files::Offered> const& offered) {
    auto const& house = call.site.settings().files;
    if (!house) return Refusal{"unavailable", N_("This server keeps no files."), "file"};
    if (offered.empty()) return Refusal{"empty", N_("Choose a file first."), "file"};
    std::vector<files::Accepted> accepted;
    for (auto const& each : offered) {
        auto looked = files::accept(each, house->limits);
        if (!looked) return looked.refusal();
        accepted.push_back(std::move(*looked));
    }
    return files::attach(*house, [&](auto const& deed) { in_own_transaction(call, door, deed); }, record, accepted);
}

http::Response file_answer(Call& call, files::Attachment const& attachment, bool as_picture) {
    auto const& house = call.site.settings().files;
    if (!house) return call.site.error(call, 404);
    try {
        std::shared_ptr<files::Content> content = house->keep->open(attachment.digest);
        if (content && content->size() == attachment.size) return files::serve(call.request, attachment, std::move(content), as_picture);
        log_error("files.content_missing", {{"attachment", attachment.id.value}});
        return call.site.error(call, 404);
    } catch (files::KeepError const& failed) {
        log_error("files.not_read", {{"what", failed.what()}});
        return call.site.error(call, 503);
    }
}

}  // namespace ateneu
