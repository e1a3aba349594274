#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/charset.h"
#include "core/base/message.h"

namespace ateneu::intake {

/// What a file may hold; more of it is refused.
struct CsvLimits {
    std::size_t cell_bytes = 1 << 20;
    std::size_t columns = 500;
    std::int64_t rows = 1'000'000;
};

/// Reads comma-separated values as spreadsheets write them (RFC 4180, and more): any of CR, LF and CRLF ends a row,
/// quoted cells may hold line ends and delimiters, `""` inside quotes is one quote, a quote in the middle of a cell
/// is a letter like any other. Only the current row is in memory.
class CsvReader {
public:
    CsvReader(std::string_view bytes, Charset charset, char delimiter, CsvLimits limits = {});

    /// The cells of the next row, as UTF-8; a blank line is one empty cell. False at the end, or at what can't be
    /// read: then `problem` says what and where.
    bool next(std::vector<std::string>& cells);
    std::optional<Message> const& problem() const { return problem_; }
    /// The number of the row just read, as a spreadsheet counts them, from 1.
    std::int64_t row() const { return row_; }

private:
    enum class State { cell_begins, plain, quoted, quote_ended };
    enum class Ended { no, cell, row };
    bool refill();
    Ended take(char c);
    bool cell_too_long(std::int64_t row);
    bool keep_cell(std::vector<std::string>& cells);
    bool end_of_file(std::vector<std::string>& cells);
    void count_place(char c);
    bool fail(Message what);
    bool fail_here(char const* what);

    CharsetReader source_;
    char const delimiter_;
    CsvLimits const limits_;
    std::string_view piece_;
    std::string cell_;
    State state_ = State::cell_begins;
    bool after_cr_ = false;
    std::int64_t row_ = 0, line_ = 1, column_ = 0, quote_line_ = 0;
    std::optional<Message> problem_;
};

/// How a file of values is written.
struct CsvFormat {
    Charset charset = Charset::utf8;
    char delimiter = ',';
    bool has_sep_line = false;  ///< its first line only says `sep=;`, as some spreadsheets write
};
/// Found out from the bytes: the delimiter is the one of `,` `;` tab `|` that parts the first rows most evenly.
CsvFormat guessed_format(std::string_view bytes, std::optional<Charset> charset = {}, std::optional<char> delimiter = {});

}  // namespace ateneu::intake
