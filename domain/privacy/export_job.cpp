#include "domain/privacy/export_job.h"

#include <filesystem>

#include "core/access/secret.h"
#include "core/base/log.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/jobs/queue.h"
#include "domain/privacy/archive.h"
#include "domain/privacy/dossier.h"

namespace ateneu::privacy {

namespace {

constexpr std::int64_t day_micros = std::int64_t{24} * 3600 * 1'000'000;

void save(Transaction& tx, DataExport const& made) {
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(DataExport::entity(), to_record(DataExport::entity(), &made))), "an export can't be written");
}

/// The files on records that are theirs.
std::vector<files::Attachment> attachments_of(Transaction& tx, Dossier const& dossier) {
    std::vector<files::Attachment> all;
    for (auto const& chapter : dossier.chapters) {
        if (chapter.entity != &files::Attachment::entity()) continue;
        for (auto const& entry : chapter.entries) {
            if (auto attachment = tx.read(Id<files::Attachment>{entry.id})) all.push_back(std::move(*attachment));
        }
    }
    return all;
}

/// Adds them under `files/`; what lies there no more is left out, as its line in the data stays. Each is opened now to see
/// that it is there, and again when it is packed. Outside any transaction: they may lie behind a network.
void pack(std::vector<files::Attachment> const& attachments, std::shared_ptr<files::House> const& house, std::vector<Packed>& into) {
    if (!house) return;
    for (auto const& attachment : attachments) {
        auto const open = [house, digest = attachment.digest] { return house->keep->open(digest); };
        if (open())
            into.push_back({"files/" + std::to_string(attachment.id.value) + "-" + attachment.name, "", open});
        else
            log_warning("export.file_missing", {{"attachment", attachment.id.value}});
    }
}

}  // namespace

std::string key_of(Id<DataExport> made) { return "export-" + std::to_string(made.value); }

std::string file_of(std::string const& folder, std::string const& name) { return folder + "/exports/" + name + ".zip"; }

Id<DataExport> order_export(Transaction& tx, Id<people::Person> person) {
    if (auto const id = tx.sql().integer(R"(SELECT "id" FROM "privacy_export" WHERE "person" = $1 AND "state" = 'queued' AND "asked_by" = $2 ORDER BY "id" DESC LIMIT 1)", {person.value, tx.actor().person}))
        return {*id};
    Transaction::Deed const deed(tx);
    DataExport wanted{.person = person, .file = {random_token()}, .asked_at = tx.now()};
    if (tx.actor().person) wanted.asked_by = Id<people::Person>{tx.actor().person};
    auto const written = tx.add(wanted);
    must(static_cast<bool>(written), "an export can't be added");
    auto const job = jobs::order(tx, {.kind = std::string(export_kind), .title = translate(tx.actor().tongue, N_("Copy of a person's data")),
                                      .parameters = R"({"export":)" + std::to_string(written.id) + "}", .key = key_of({written.id})});
    wanted.id = {written.id};
    wanted.job = static_cast<int>(job.value);
    save(tx, wanted);
    return {written.id};
}

void run_export(jobs::Run& run, ExportHouse const& house) {
    Id<DataExport> const id{parse_integer(run.parameter("export")).value_or(0)};
    DataExport wanted;
    std::vector<Packed> files;
    std::vector<files::Attachment> attachments;
    bool is_there = false;
    run.read([&](Transaction& tx) {
        auto const stored = tx.read(id);
        if (!stored) return;
        wanted = *stored;
        is_there = true;
        run.progress(0, 3);
        Reader const reader{{run.actor().tongue}, run.actor().time_zone, run.now()};
        auto const dossier = dossier_of(tx, reader, house.organisation, wanted.person);
        run.progress(1, 3);
        attachments = attachments_of(tx, dossier);
        files = {{"data.json", dossier_json(dossier)}, {"data.html", dossier_html(reader, dossier)}};
    });
    // The person or the export has gone meanwhile.
    if (!is_there) return;
    auto const path = file_of(house.folder, wanted.file.value);
    pack(attachments, house.files, files);
    write_archive(path, files);
    run.progress(2, 3);
    run.write([&](Transaction& tx) {
        auto stored = tx.read(id);
        if (!stored) return;
        stored->state = ExportState::ready;
        stored->bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
        stored->ends_at = Instant{tx.now().micros + export_days * day_micros};
        save(tx, *stored);
    });
    run.set_address(run.actor().person == wanted.person.value ? "/account/data" : "/privacy/people/" + std::to_string(wanted.person.value));
    log_info("person.exported", {{"person", wanted.person.value}, {"by", run.actor().person}});
}

std::int64_t sweep_exports(Transaction& tx, Instant now, std::string const& folder) {
    std::vector<std::pair<std::int64_t, std::string>> over;
    {
        auto const rows = tx.sql().query(R"(SELECT "id", "file" FROM "privacy_export" WHERE "ends_at" < $1 OR "asked_at" < $2 ORDER BY "id")",
                                         {iso(now), iso(Instant{now.micros - 2 * export_days * day_micros})});
        while (rows->next()) over.emplace_back(rows->integer(0), rows->text(1));
    }
    Transaction::Deed const deed(tx);
    for (auto const& [id, file] : over) {
        std::error_code ignored;
        std::filesystem::remove(file_of(folder, file), ignored);
        tx.remove(DataExport::entity(), id, 0);
    }
    return std::ssize(over);
}

}  // namespace ateneu::privacy
