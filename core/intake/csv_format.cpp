#include <algorithm>

#include "core/base/text.h"
#include "core/intake/csv_reader.h"

namespace ateneu::intake {

namespace {

constexpr std::size_t sample_bytes = 256 << 10;
constexpr int sample_rows = 50;

/// 1 for a row of that many cells; less where cells begin with a space, as words behind a comma do; 0 where a quote
/// stands alone, because its other one is in another cell.
double fitness(std::vector<std::string> const& cells, std::size_t width) {
    if (cells.size() != width) return 0;
    double fit = 1;
    for (auto const& cell : cells) {
        if (std::count(cell.begin(), cell.end(), '"') % 2 != 0) return 0;
        if (cell.starts_with(' ')) fit = 0.5;
    }
    return fit;
}

/// How well a delimiter parts the first rows: columns gained, by how many rows are like the first.
double evenness(std::string_view sample, Charset charset, char delimiter) {
    CsvReader reader(sample, charset, delimiter);
    std::vector<std::string> cells;
    if (!reader.next(cells)) return 0;
    auto const width = cells.size();
    int rows = 1;
    double even = fitness(cells, width);
    while (rows < sample_rows && reader.next(cells)) {
        if (cells.size() == 1 && cells.front().empty()) continue;
        ++rows;
        even += fitness(cells, width);
    }
    // The sample may end in the middle of a row or letter; early on, a problem speaks against the delimiter.
    double const trust = reader.problem() && rows < 3 ? 0.5 : 1.0;
    return trust * static_cast<double>(width - 1) * even / rows;
}

std::optional<char> said_by_sep_line(std::string_view bytes, Charset charset) {
    CsvReader reader(bytes.substr(0, 64), charset, '\0');
    std::vector<std::string> cells;
    if (!reader.next(cells)) return {};
    auto const& line = cells.front();
    if (line.size() != 5 || lower_ascii(line.substr(0, 4)) != "sep=") return {};
    return line[4];
}

}  // namespace

CsvFormat guessed_format(std::string_view bytes, std::optional<Charset> charset, std::optional<char> delimiter) {
    CsvFormat format;
    format.charset = charset ? *charset : guessed_charset(bytes);
    auto const said = said_by_sep_line(bytes, format.charset);
    format.has_sep_line = said.has_value();
    if (delimiter || said) {
        format.delimiter = delimiter ? *delimiter : *said;
        return format;
    }
    auto const sample = bytes.substr(0, sample_bytes);
    double best = 0;
    for (char const each : {',', ';', '\t', '|'})
        if (auto const score = evenness(sample, format.charset, each); score > best) {
            best = score;
            format.delimiter = each;
        }
    return format;
}

}  // namespace ateneu::intake
