#include "tests/support/amy_dump.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <sstream>

#include "tests/support/amy_schema.h"

namespace ateneu::tests {

namespace {

/// What a cell holds where a row says nothing (see amy_schema.h).
AmyDump::Cell initial(char kind) {
    switch (kind) {
        case 'n':
            return std::nullopt;
        case 'b':
            return "f";
        case 'i':
            return "0";
        case 'd':
            return "2026-02-03";
        case 's':
            return "2026-02-03 10:20:30.123456+00";
        case 'a':
            return "{}";
        case 'j':
            return "{}";
        case 'u':
            return "00000000-0000-4000-8000-000000000000";
        default:
            return "";
    }
}

}  // namespace

AmyDump::AmyDump() {
    declare();
    register_of_kinds();
    people();
    workshops();
    training();
    requests();
    partners();
    office();
    past();
}

void AmyDump::declare() {
    std::istringstream text(amy_schema);
    std::string line, declaration;
    while (std::getline(text, line)) {
        if (!line.starts_with(' ') && !declaration.empty()) {
            declare(declaration);
            declaration.clear();
        }
        declaration += line;
    }
    declare(declaration);
}

/// `table(column:k, column, …)`
void AmyDump::declare(std::string const& line) {
    auto const open = line.find('(');
    auto& table = tables_[line.substr(0, open)];
    std::istringstream columns(line.substr(open + 1, line.size() - open - 2));
    std::string column;
    while (std::getline(columns, column, ',')) {
        column.erase(0, column.find_first_not_of(' '));
        auto const colon = column.find(':');
        table.columns.emplace_back(column.substr(0, colon),
                                   colon == std::string::npos ? 't' : column[colon + 1]);
    }
}

AmyDump& AmyDump::add(std::string const& name, Row const& row) {
    auto& table = tables_.at(name);
    auto& cells = table.rows.emplace_back();
    for (auto const& [column, kind] : table.columns) cells[column] = initial(kind);
    if (cells.contains("id") && cells["id"] == "0") cells["id"] = std::to_string(table.rows.size());
    for (auto const& [column, value] : row) cells.at(column) = value;
    return *this;
}

AmyDump& AmyDump::set(std::string const& table, std::size_t row, std::string const& column,
                      Cell value) {
    tables_.at(table).rows.at(row).at(column) = std::move(value);
    return *this;
}

AmyDump& AmyDump::drop_rows(std::string const& table) {
    tables_.at(table).rows.clear();
    return *this;
}

AmyDump& AmyDump::drop_table(std::string const& table) {
    tables_.erase(table);
    return *this;
}

AmyDump& AmyDump::drop_column(std::string const& table, std::string const& column) {
    std::erase_if(tables_.at(table).columns,
                  [&](auto const& each) { return each.first == column; });
    return *this;
}

AmyDump& AmyDump::add_column(std::string const& name, std::string const& column,
                             Cell const& value) {
    auto& table = tables_[name];
    table.columns.emplace_back(column, 'n');
    if (table.rows.empty()) table.rows.emplace_back();
    for (auto& row : table.rows) row[column] = value;
    return *this;
}

std::vector<std::string> AmyDump::tables() const {
    std::vector<std::string> names;
    for (auto const& [name, table] : tables_) names.push_back(name);
    return names;
}

std::vector<std::string> AmyDump::columns(std::string const& table) const {
    std::vector<std::string> names;
    for (auto const& [name, kind] : tables_.at(table).columns) names.push_back(name);
    return names;
}

std::string AmyDump::sql(Form form) const {
    std::mt19937 chance(form.shuffle);
    auto const stir = [&](auto& list) {
        if (form.shuffle) std::shuffle(list.begin(), list.end(), chance);
    };
    std::string declarations, contents;
    auto names = tables();
    stir(names);
    for (auto const& name : names) {
        auto table = tables_.at(name);
        stir(table.columns);
        stir(table.rows);
        std::vector<std::string> columns, declared;
        for (auto const& [column, kind] : table.columns) {
            columns.push_back("\"" + column + "\"");
            declared.push_back("    \"" + column + "\" text");
        }
        declarations +=
            "CREATE TABLE public." + name + " (\n" + joined(declared, ",\n") + "\n);\n\n";
        auto const head = " public." + name + " (" + joined(columns, ", ") + ")";
        if (!form.inserts) contents += "COPY" + head + " FROM stdin;\n";
        for (auto const& row : table.rows) {
            std::vector<std::string> cells;
            for (auto const& [column, kind] : table.columns)
                cells.push_back(form.inserts ? inserted(row.at(column), kind == 'b')
                                             : copied(row.at(column)));
            contents += form.inserts
                            ? "INSERT INTO" + head + " VALUES (" + joined(cells, ", ") + ");\n"
                            : joined(cells, "\t") + "\n";
        }
        if (!form.inserts) contents += "\\.\n\n";
    }
    return "--\n-- PostgreSQL database dump\n--\n\nSET client_encoding = 'UTF8';\n"
           "SET standard_conforming_strings = on;\n\n" +
           declarations + contents + "--\n-- PostgreSQL database dump complete\n--\n";
}

std::optional<std::string> real_amy_dump(std::string const& name) {
    auto const* const folder = std::getenv("ATENEU_AMY_DUMPS");
    auto const path =
        std::filesystem::path(folder ? folder : ATENEU_TESTS "/../../shared/data/amy") / name;
    if (std::filesystem::exists(path)) return path.string();
    std::cout << "No dump of a real AMY (" << name
              << "): only the small one made for the tests is imported.\n";
    return {};
}

}  // namespace ateneu::tests
