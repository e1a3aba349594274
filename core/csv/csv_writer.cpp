#include <algorithm>

#include "core/base/csv_line.h"
#include "core/csv/writer.h"
#include "core/entity/convert.h"

namespace ateneu::csv {

namespace {

/// What is written by us, not by people, is no formula: `-3 EUR` stays as it is.
bool is_free_text(Kind kind) {
    switch (kind) {
        case Kind::integer: case Kind::boolean: case Kind::date: case Kind::instant: case Kind::decimal: case Kind::duration:
        case Kind::degrees: case Kind::money: case Kind::time_range: return false;
        default: return true;
    }
}

void append(std::string& out, Column const& column, std::string const& text) {
    if (is_free_text(column.kind())) append_csv_cell(out, text);
    else append_csv_value(out, text);
}

/// For programs, and to be imported again: field names, ids and codes; only fields.
class MachineCsv : public Writer {
public:
    explicit MachineCsv(Wish const& wish) : wish_(wish) {}

    ListWalk::Want want() const override {
        return {.parts = {.picked = picked(wish_), .title = false}};
    }
    void begin(std::string& out) override {
        out += "id";
        for (auto const& column : wish_.columns) (out += ',') += column.name();
        out += "\r\n";
    }
    void add(ListPage const& page, std::string& out) override {
        for (std::size_t i = 0; i < page.records.size(); ++i) {
            out += std::to_string(page.records[i].id);
            for (auto const& column : wish_.columns) {
                out += ',';
                append(out, column, to_text(*column.field, value_of(wish_, page, i, column)));
            }
            out += "\r\n";
        }
    }

private:
    Wish const& wish_;
};

/// For people: what the page says, also in its columns that are worked out.
class LabelledCsv : public Writer {
public:
    explicit LabelledCsv(Wish const& wish) : wish_(wish) {}

    ListWalk::Want want() const override {
        return {.parts = {.picked = picked(wish_)}, .references = true};
    }
    void begin(std::string& out) override {
        // Without this mark Excel reads `Núria` as `NÃºria`.
        out += "\xEF\xBB\xBF";
        append_csv_cell(out, wish_.reader.say.t(wish_.query.entity->label));
        for (auto const& column : wish_.columns) {
            out += ',';
            append_csv_cell(out, wish_.reader.say.t(column.label()));
        }
        out += "\r\n";
    }
    void add(ListPage const& page, std::string& out) override {
        for (std::size_t i = 0; i < page.records.size(); ++i) {
            append_csv_cell(out, page.titles[i]);
            for (auto const& column : wish_.columns) {
                out += ',';
                append(out, column, said(wish_, page, column, value_of(wish_, page, i, column)));
            }
            out += "\r\n";
        }
    }

private:
    Wish const& wish_;
};

}  // namespace

std::unique_ptr<Writer> csv_writer(Wish const& wish) {
    if (wish.labels) return std::make_unique<LabelledCsv>(wish);
    return std::make_unique<MachineCsv>(wish);
}

}  // namespace ateneu::csv
