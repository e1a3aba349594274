#include "core/intake/csv_reader.h"

namespace ateneu::intake {

CsvReader::CsvReader(std::string_view bytes, Charset charset, char delimiter, CsvLimits limits)
    : source_(bytes, charset), delimiter_(delimiter), limits_(limits) {}

bool CsvReader::next(std::vector<std::string>& cells) {
    cells.clear();
    if (problem_) return false;
    cell_.clear();
    state_ = State::cell_begins;
    for (;;) {
        if (piece_.empty() && !refill()) return !problem_ && end_of_file(cells);
        char const c = piece_.front();
        piece_.remove_prefix(1);
        count_place(c);
        if (c == '\0') return fail_here(N_("Line {line}, column {column}: this is not text. Save the table as CSV and try again."));
        if (c == '\n' && after_cr_ && state_ != State::quoted) {  // the second half of a line end
            after_cr_ = false;
            continue;
        }
        after_cr_ = c == '\r';
        if (cell_.size() > limits_.cell_bytes) return cell_too_long(row_ + (cells.empty() ? 1 : 0));
        auto const ended = take(c);
        if (problem_) return false;
        if (ended != Ended::no && !keep_cell(cells)) return false;
        if (ended == Ended::row) return true;
    }
}

bool CsvReader::refill() {
    piece_ = source_.next();
    if (!piece_.empty()) return true;
    if (!source_.is_broken()) return false;
    ++column_;
    return fail_here(N_("Line {line}, column {column}: these bytes are no letters in the encoding of this file. "
                        "Save it as UTF-8, or choose its encoding."));
}

void CsvReader::count_place(char c) {
    bool const is_letter = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (c == '\n' && after_cr_) return;
    if (c == '\n' || c == '\r') {
        ++line_;
        column_ = 0;
    } else if (is_letter) {
        ++column_;
    }
}

CsvReader::Ended CsvReader::take(char c) {
    if (state_ == State::quoted) {
        if (c == '"') state_ = State::quote_ended;
        else cell_ += c;
        return Ended::no;
    }
    if (c == delimiter_) return Ended::cell;
    if (c == '\n' || c == '\r') return Ended::row;
    if (state_ == State::quote_ended) {
        if (c == '"') {
            cell_ += c;
            state_ = State::quoted;
        } else if (c != ' ') {
            fail_here(N_("Line {line}, column {column}: after a closing quotation mark the cell must end. "
                         "Write a quotation mark inside a cell twice."));
        }
        return Ended::no;
    }
    if (c == '"' && state_ == State::cell_begins) {
        state_ = State::quoted;
        quote_line_ = line_;
        return Ended::no;
    }
    state_ = State::plain;
    cell_ += c;
    return Ended::no;
}

bool CsvReader::keep_cell(std::vector<std::string>& cells) {
    if (cells.empty() && ++row_ > limits_.rows)
        return fail({N_("The file has more than {count} rows. Part it into several."), {{"count", std::to_string(limits_.rows)}}});
    if (cells.size() == limits_.columns)
        return fail({N_("Row {row} has more than {count} columns."), {{"row", std::to_string(row_)}, {"count", std::to_string(limits_.columns)}}});
    if (cell_.size() > limits_.cell_bytes) return cell_too_long(row_);
    cells.push_back(cell_);
    cell_.clear();
    state_ = State::cell_begins;
    return true;
}

bool CsvReader::end_of_file(std::vector<std::string>& cells) {
    if (state_ == State::quoted)
        return fail({N_("Line {line}: a quotation mark opens a cell here and none closes it."), {{"line", std::to_string(quote_line_)}}});
    if (cells.empty() && state_ == State::cell_begins) return false;
    return keep_cell(cells);
}

bool CsvReader::cell_too_long(std::int64_t row) {
    return fail({N_("Row {row} has a cell of more than {count} bytes. A quotation mark may be missing."),
                 {{"row", std::to_string(row)}, {"count", std::to_string(limits_.cell_bytes)}}});
}

bool CsvReader::fail(Message what) {
    problem_ = std::move(what);
    return false;
}

bool CsvReader::fail_here(char const* what) {
    return fail({what, {{"line", std::to_string(line_)}, {"column", std::to_string(column_)}}});
}

}  // namespace ateneu::intake
