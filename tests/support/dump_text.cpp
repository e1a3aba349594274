#include "tests/support/dump_text.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace ateneu::tests {

std::string copied(DumpCell const& cell) {
    if (!cell) return "\\N";
    std::string text;
    for (char const c : *cell) switch (c) {
            case '\\': text += "\\\\"; break;
            case '\t': text += "\\t"; break;
            case '\n': text += "\\n"; break;
            case '\r': text += "\\r"; break;
            case '\b': text += "\\b"; break;
            case '\f': text += "\\f"; break;
            case '\v': text += "\\v"; break;
            default: text += c;
        }
    return text;
}

std::string inserted(DumpCell const& cell, bool is_boolean) {
    if (!cell) return "NULL";
    if (is_boolean) return *cell == "t" ? "true" : "false";
    std::string text = "'";
    for (char const c : *cell) text += c == '\'' ? "''" : std::string(1, c);
    return text + "'";
}

std::string array_text(std::vector<std::string> const& items) {
    std::string text = "{";
    for (auto const& item : items) {
        if (text.size() > 1) text += ',';
        bool const plain = !item.empty() && item != "NULL" && item.find_first_of("{},\"\\ \t\n") == std::string::npos;
        if (plain) {
            text += item;
            continue;
        }
        text += '"';
        for (char const c : item) text += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
        text += '"';
    }
    return text + "}";
}

std::string joined(std::vector<std::string> const& list, std::string const& separator) {
    std::string text;
    for (auto const& each : list) text += (&each == &list.front() ? "" : separator) + each;
    return text;
}

DumpFile::DumpFile(std::string const& bytes) : path((std::filesystem::temp_directory_path() / "ateneu-dump-XXXXXX").string()) {
    close(mkstemp(path.data()));
    std::ofstream(path, std::ios::binary) << bytes;
}

DumpFile::~DumpFile() { unlink(path.c_str()); }

}  // namespace ateneu::tests
