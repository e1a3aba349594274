#include "core/base/text.h"
#include "core/intake/intake.h"

namespace ateneu::intake {

namespace {

constexpr std::size_t rows_at_once = 1000;

bool is_blank(std::vector<std::string> const& cells) {
    for (auto const& cell : cells)
        if (!trimmed(cell).empty()) return false;
    return true;
}

Refusal bad_file(Message message) { return {"bad_file", std::move(message), "file"}; }

/// The headings: the first row that isn't blank, without what is blank at its end.
std::vector<std::string> read_headings(CsvReader& reader, bool has_sep_line) {
    std::vector<std::string> cells;
    if (has_sep_line) reader.next(cells);
    cells.clear();
    while (reader.next(cells) && is_blank(cells)) {
    }
    for (auto& cell : cells) cell = trimmed(cell);
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    return cells;
}

/// What is left of an import that can't be finished.
void give_up(Workplace const& at, Id<Import> id) {
    at.write([&](Transaction& tx) { remove_import(tx, id); });
}

}  // namespace

Result<Id<Import>> receive(Workplace const& at, Entity const& entity, File const& file) {
    auto const format = guessed_format(file.bytes, file.charset, file.delimiter);
    CsvReader reader(file.bytes, format.charset, format.delimiter);
    auto const headings = read_headings(reader, format.has_sep_line);
    if (reader.problem()) return bad_file(*reader.problem());
    if (headings.empty()) return bad_file(N_("The file is empty. Its first row names the columns."));

    Import import{.kind = entity.full_name(), .file_name = file.name, .charset = std::string(code_of(format.charset)),
                  .delimiter = std::string(1, format.delimiter), .columns = {texts_json(headings)}};
    at.write([&](Transaction& tx) {
        import.created_at = tx.now();
        if (tx.actor().person != 0) import.owner = AnyReference{"people.person", tx.actor().person};
        import.id = add_import(tx, import);
    });
    std::vector<StagedRow> waiting;
    auto const flush = [&] {
        at.write([&](Transaction& tx) { add_rows(tx, import.id, waiting); });
        import.row_count += static_cast<std::int64_t>(waiting.size());
        waiting.clear();
    };
    for (std::vector<std::string> cells; reader.next(cells);) {
        if (is_blank(cells)) continue;
        waiting.push_back({reader.row(), cells});
        if (waiting.size() == rows_at_once) flush();
    }
    if (!waiting.empty() && !reader.problem()) flush();
    if (reader.problem() || import.row_count == 0) {
        give_up(at, import.id);
        return bad_file(reader.problem() ? *reader.problem() : Message(N_("There are no rows below the headings.")));
    }
    at.write([&](Transaction& tx) {
        import.state = State::received;
        save_import(tx, import);
    });
    return import.id;
}

}  // namespace ateneu::intake
