#include "core/pdf/table_document.h"

#include <algorithm>

#include "core/base/text.h"

namespace ateneu::pdf {

namespace {

constexpr double margin = 30, foot = 14, gap = 4, padding = 2.5;
constexpr Style small{.size = 7.5, .grey = 0.3}, plain{.size = 8}, bold_text{.size = 8, .bold = true};

Style style_of(TableColumn const& column, bool bold) {
    auto style = bold ? bold_text : plain;
    if (column.numeric) style.align = Align::end;
    return style;
}

}  // namespace

TableDocument::TableDocument(TableHead head, std::vector<TableColumn> columns) : head_(std::move(head)), columns_(std::move(columns)), paper_(head_.about) {
    double all = 0;
    for (auto const& column : columns_) all += column.share;
    double left = margin;
    for (auto const& column : columns_) {
        auto const width = (paper_.size().width - 2 * margin) * column.share / all;
        lefts_.push_back(left);
        widths_.push_back(width);
        left += width;
    }
    begin_page();
}

void TableDocument::begin_page() {
    at_ = margin;
    auto const width = paper_.size().width - 2 * margin;
    auto const text = [&](char const* kind, std::string const& what, Style const& style) {
        if (what.empty()) return;
        Paper::Part const part(paper_, kind);
        at_ += paper_.write({margin, at_, width, 0}, what, style);
    };
    if (paper_.page() == 1) {
        text(part::paragraph, head_.letterhead.name, {.size = 9, .bold = true});
        for (auto const& line : head_.letterhead.lines) text(part::paragraph, line, small);
        at_ += head_.letterhead.name.empty() ? 0 : 10;
        text(part::heading, head_.title.empty() ? head_.about.title : head_.title, {.size = 15, .bold = true});
        text(part::paragraph, head_.subtitle, small);
        at_ += 8;
    }
    table_.emplace(paper_, part::table);
    head_row();
}

void TableDocument::head_row() {
    std::vector<std::string> labels;
    for (auto const& column : columns_) labels.push_back(column.label);
    auto const height = height_of(labels, true);
    paper_.fill({margin, at_, paper_.size().width - 2 * margin, height}, 0.92);
    cells_row(labels, true, part::head_cell, height);
}

double TableDocument::height_of(std::vector<std::string> const& cells, bool bold) {
    double height = 0;
    for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) height = std::max(height, paper_.height_of(cells[i], widths_[i] - gap, style_of(columns_[i], bold)));
    return height + 2 * padding;
}

void TableDocument::cells_row(std::vector<std::string> const& cells, bool bold, char const* kind, double height) {
    Paper::Part const row(paper_, part::row);
    for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
        Paper::Part const cell(paper_, kind);
        if (!cells[i].empty()) paper_.write({lefts_[i] + gap / 2, at_ + padding, widths_[i] - gap, 0}, cells[i], style_of(columns_[i], bold));
    }
    at_ += height;
    paper_.line(margin, at_, paper_.size().width - margin, at_, 0.4, 0.8);
}

void TableDocument::end_page() {
    table_.reset();
    auto const number = replaced(head_.page_label, "{page}", std::to_string(paper_.page()));
    paper_.write({margin, paper_.size().height - margin - foot + 4, paper_.size().width - 2 * margin, 0}, number, {.size = 7.5, .align = Align::end, .grey = 0.3});
}

void TableDocument::make_room(double height) {
    if (at_ + height <= paper_.size().height - margin - foot) return;
    end_page();
    paper_.new_page();
    begin_page();
}

void TableDocument::heading(std::string const& text) { waiting_ = text; }

void TableDocument::row(std::vector<std::string> const& cells, bool bold, double at_least) {
    auto const height = std::max(height_of(cells, bold), at_least);
    auto const width = paper_.size().width - 2 * margin;
    Style const group{.size = 9, .bold = true};
    auto const above = waiting_.empty() ? 0 : paper_.height_of(waiting_, width - gap, group) + 2 * padding + 4;
    make_room(above + height);
    if (!waiting_.empty()) {
        Paper::Part const row(paper_, part::row);
        Paper::Part const cell(paper_, part::head_cell);
        paper_.write({margin + gap / 2, at_ + padding + 4, width - gap, 0}, waiting_, group);
        at_ += above;
        paper_.line(margin, at_, paper_.size().width - margin, at_, 0.6, 0.5);
        waiting_.clear();
    }
    cells_row(cells, bold, part::cell, height);
}

void TableDocument::sentence(std::string const& text) {
    auto const width = paper_.size().width - 2 * margin;
    make_room(paper_.height_of(text, width) + 8);
    table_.reset();
    Paper::Part const part(paper_, part::paragraph);
    at_ += 8 + paper_.write({margin, at_ + 8, width, 0}, text, small);
}

std::string TableDocument::finish() {
    end_page();
    return paper_.finish();
}

}  // namespace ateneu::pdf
