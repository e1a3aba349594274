#include "tests/source/tree.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace ateneu::source {

namespace {

namespace fs = std::filesystem;

bool is_made_or_fetched(std::string const& name) {
    constexpr std::array<std::string_view, 6> names = {".git", "build", "var",
                                                       "dist", "out",   "node_modules"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<File> read_tree(fs::path const& root) {
    std::vector<File> found;
    for (auto at = fs::recursive_directory_iterator(root); at != fs::end(at); ++at) {
        if (at->is_directory() && is_made_or_fetched(at->path().filename()))
            at.disable_recursion_pending();
        if (!at->is_regular_file()) continue;
        std::ifstream in(at->path(), std::ios::binary);
        std::string const text((std::istreambuf_iterator<char>(in)), {});
        if (text.find('\0') != std::string::npos) continue;  // a picture or a font
        found.push_back({fs::relative(at->path(), root).string(), lines_of(text)});
    }
    std::sort(found.begin(), found.end(),
              [](File const& a, File const& b) { return a.path < b.path; });
    return found;
}

}  // namespace

std::vector<File> const& files() {
    static auto const all = read_tree(ATENEU_SOURCES);
    return all;
}

std::vector<File const*> sources() {
    static std::regex const ours("(core|domain|apps|server)/.*\\.(h|cpp)");
    std::vector<File const*> found;
    for (auto const& file : files())
        if (std::regex_match(file.path, ours)) found.push_back(&file);
    return found;
}

std::vector<Include> includes_of(File const& file) {
    static std::regex const pattern(R"re(^\s*#\s*include\s*(["<])([^">]+)[">].*)re");
    std::vector<Include> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        std::smatch match;
        if (file.lines[i].find("include") == std::string::npos ||
            !std::regex_match(file.lines[i], match, pattern))
            continue;
        found.push_back(
            {file.path + ":" + std::to_string(i + 1), file.path, match[2], match[1] == "\""});
    }
    return found;
}

std::string folder_of(std::string_view path) {
    auto const first = path.find('/');
    if (first == std::string_view::npos) return "";
    auto const second = path.find('/', first + 1);
    return std::string(path.substr(0, second == std::string_view::npos ? first : second));
}

bool is_test(std::string_view path) {
    return path.ends_with("_test.cpp") || path.ends_with("_test.h") || path.starts_with("tests/") ||
           path.find("/test_") != std::string_view::npos || path.ends_with("_testing.h") ||
           path.ends_with("_testing.cpp");
}

std::string list(std::vector<std::string> const& remarks) {
    std::string text;
    for (auto const& remark : remarks) text += remark + "\n";
    return text;
}

}  // namespace ateneu::source
