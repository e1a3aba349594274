#include "core/intake/import_jobs.h"

#include "core/base/text.h"

namespace ateneu::intake {

namespace {

/// A job does its work in transactions of its owner; what it changes came through an import, from this file.
Workplace workplace_of(jobs::Run& run, std::string const& file_name) {
    return {.write = [&run, file_name](auto const& deed) { run.write(deed, file_name, "import"); },
            .read = [&run](auto const& look) { run.read(look); },
            .progress = [&run](std::int64_t done, std::int64_t total) { run.progress(done, total); }};
}

Id<Import> import_in(jobs::Run const& run) { return {parse_integer(run.parameter("import")).value_or(0)}; }

/// Nothing where the import was taken away meanwhile, or its owner lost the right to it.
std::optional<Import> import_of(jobs::Run& run) {
    std::optional<Import> import;
    run.read([&](Transaction& tx) { import = find_import(tx, import_in(run)); });
    if (!import) return {};
    auto const* entity = entity_of(run.registry(), *import);
    if (!entity || !may_import(run.actor(), *entity)) return {};
    return import;
}

[[noreturn]] void fail_without_import() { throw jobs::Failed(N_("The import isn't there any more, or you may no longer import these records.")); }

void order(Transaction& tx, Import& import, std::string_view kind, std::string parameters, std::string const& title, std::string const& address) {
    auto const key = "import-" + std::to_string(import.id.value);
    auto const job = jobs::order(tx, {.kind = std::string(kind), .title = title, .parameters = std::move(parameters), .key = key, .address = address});
    import.job = job.value;
    save_import(tx, import);
}

}  // namespace

void run_check(jobs::Run& run) {
    auto const import = import_of(run);
    if (!import) fail_without_import();
    if (import->state == State::checking) check(workplace_of(run, import->file_name), import->id);
}

void run_store(jobs::Run& run) {
    auto const import = import_of(run);
    if (!import) fail_without_import();
    auto const done = store(workplace_of(run, import->file_name), import->id, run.parameter("without_wrong") == "true");
    if (!done) throw jobs::Failed(done.refusal().message);
}

void order_check(Transaction& tx, Import& import, std::string const& title, std::string const& address) {
    order(tx, import, check_kind, R"({"import":)" + std::to_string(import.id.value) + "}", title, address);
}

void order_store(Transaction& tx, Import& import, bool without_wrong, std::string const& title, std::string const& address) {
    import.state = State::storing;
    import.problem.clear();
    order(tx, import, store_kind, R"({"import":)" + std::to_string(import.id.value) + R"(,"without_wrong":)" + (without_wrong ? "true" : "false") + "}", title, address);
}

}  // namespace ateneu::intake
