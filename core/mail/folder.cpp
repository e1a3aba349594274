#include "core/mail/folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "core/base/text.h"
#include "core/mail/parse.h"

namespace ateneu::mail {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".eml";

bool is_name(std::string_view name) {
    if (!name.ends_with(ending) || name.size() > 100) return false;
    name.remove_suffix(ending.size());
    return is_slug(name);
}

/// Sorts by when it was written: `20261121T120000-<mark>.eml`.
std::string name_of(std::string const& mark, Instant written_at) {
    auto const at = iso(written_at);
    return replaced(replaced(at.substr(0, 19), "-", ""), ":", "") + "-" + mark + std::string(ending);
}

void write_whole(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(file, bytes.data(), bytes.size());
        if (written <= 0) throw std::runtime_error("a letter can't be written into its folder");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::optional<Laid> read_letter(std::string const& folder, std::string const& name, bool with_body) {
    std::ifstream file(fs::path(folder) / name, std::ios::binary);
    if (!file) return {};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    auto const read = parse_message(bytes.str());
    Laid letter{.name = name, .to = read.header("to"), .subject = read.header("subject"), .date = read.header("date"), .text = {}, .html = {}};
    auto const* const text = with_body ? read.find("text/plain") : nullptr;
    auto const* const html = with_body ? read.find("text/html") : nullptr;
    if (text && is_utf8(text->body)) letter.text = replaced(text->body, "\r\n", "\n");
    if (html && is_utf8(html->body)) letter.html = html->body;
    return letter;
}

}  // namespace

void lay_into(std::string const& folder, std::string const& mark, std::string const& message, Instant written_at) {
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    auto const path = fs::path(folder) / name_of(mark, written_at);
    auto const unfinished = path.string() + ".part";
    int const file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) throw std::runtime_error("a letter can't be laid into its folder");
    try {
        write_whole(file, message);
    } catch (...) {
        ::close(file);
        throw;
    }
    ::close(file);
    fs::rename(unfinished, path);
}

std::vector<Laid> letters_in(std::string const& folder, std::size_t most) {
    std::vector<std::string> names;
    std::error_code trouble;
    for (auto const& entry : fs::directory_iterator(folder, trouble))
        if (auto name = entry.path().filename().string(); is_name(name)) names.push_back(std::move(name));
    std::sort(names.rbegin(), names.rend());
    if (names.size() > most) names.resize(most);
    std::vector<Laid> letters;
    for (auto const& name : names)
        if (auto letter = read_letter(folder, name, false)) letters.push_back(std::move(*letter));
    return letters;
}

std::optional<Laid> letter_in(std::string const& folder, std::string const& name) {
    if (!is_name(name)) return {};
    return read_letter(folder, name, true);
}

}  // namespace ateneu::mail
