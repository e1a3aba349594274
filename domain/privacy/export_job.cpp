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

/// The files on records that are theirs, under `files/`; what lies there no more is left out, as its line in the data stays.
std::vector<Packed> attached_files(Transaction& tx, files::House const* house, Dossier const& dossier) {
    std::vector<Packed> all;
    if (!house) return all;
    for (auto const& chapter : dossier.chapters) {
        if (chapter.entity != &files::Attachment::entity()) continue;
        for (auto const& entry : chapter.entries) {
            auto const attachment = tx.read(Id<files::Attachment>{entry.id});
            if (!attachment) continue;
            if (auto content = house->keep->open(attachment->digest))
                all.push_back({"files/" + std::to_string(entry.id) + "-" + attachment->name, "", std::move(content)});
            else
                log_warning("export.file_missing", {{"attachment", entry.id}});
        }
    }
    return all;
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
        files = attached_files(tx, house.files.get(), dossier);
        files.push_back({"data.json", dossier_json(dossier)});
        files.push_back({"data.html", dossier_html(reader, dossier)});
    });
    // The person or the export has gone meanwhile.
    if (!is_there) return;
    auto const path = file_of(house.folder, wanted.file.value);
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
