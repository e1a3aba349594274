#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ateneu::tests {

/// CSV as RFC 4180 says it, read by the letter: what is written must be read by any program that follows it.
inline std::vector<std::vector<std::string>> read_csv(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (quoted) {
            if (c != '"') cell += c;
            else if (i + 1 < text.size() && text[i + 1] == '"') cell += text[++i];
            else quoted = false;
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == ',' || c == '\r') {
            row.push_back(std::move(cell));
            cell.clear();
            if (c == ',') continue;
            ++i;  // the line feed
            rows.push_back(std::move(row));
            row.clear();
        } else {
            cell += c;
        }
    }
    return rows;
}

}  // namespace ateneu::tests
