#include "core/files/kind_of_file.h"

#include <magic.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "core/base/text.h"

namespace ateneu::files {

namespace {

/// How a kind of file shows inside.
enum class Inside : std::uint8_t {
    exact,   ///< libmagic names it
    text,    ///< any text
    office   ///< a ZIP with the parts of an Office document
};
struct Kind {
    std::string_view endings;  ///< ".jpg .jpeg"
    std::string_view type;     ///< what we call it
    std::string_view also;     ///< what else libmagic or browsers call it
    Inside inside = Inside::exact;
    std::string_view part = {};  ///< of an Office document: a folder in it
};

constexpr Kind kinds[] = {
    {".pdf", "application/pdf", "application/x-pdf"},
    {".png", "image/png", "image/x-png"},
    {".jpg .jpeg", "image/jpeg", "image/pjpeg image/jpg"},
    {".gif", "image/gif", ""},
    {".webp", "image/webp", ""},
    {".heic .heif", "image/heic", "image/heif image/heic-sequence"},
    {".txt .text", "text/plain", "", Inside::text},
    {".md .markdown", "text/markdown", "text/plain text/x-markdown", Inside::text},
    {".csv .tsv", "text/csv", "text/plain application/csv text/tab-separated-values application/vnd.ms-excel", Inside::text},
    {".json", "application/json", "text/plain text/json", Inside::text},
    {".ics", "text/calendar", "text/plain", Inside::text},
    {".eml", "message/rfc822", "text/plain", Inside::text},
    {".rtf", "application/rtf", "text/rtf"},
    {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/zip", Inside::office, "word/"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip", Inside::office, "xl/"},
    {".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "application/zip", Inside::office, "ppt/"},
    {".odt", "application/vnd.oasis.opendocument.text", ""},
    {".ods", "application/vnd.oasis.opendocument.spreadsheet", ""},
    {".odp", "application/vnd.oasis.opendocument.presentation", ""},
    {".doc", "application/msword", "application/CDFV2 application/x-ole-storage"},
    {".xls", "application/vnd.ms-excel", "application/CDFV2 application/x-ole-storage"},
    {".ppt", "application/vnd.ms-powerpoint", "application/CDFV2 application/x-ole-storage"},
    {".zip", "application/zip", "application/x-zip-compressed application/x-zip"},
};

constexpr std::string_view pictures[] = {"image/png", "image/jpeg", "image/gif", "image/webp"};
constexpr std::size_t longest_name = 200;

bool has_word(std::string_view words, std::string_view word) {
    for (auto const each : split(words, ' '))
        if (each == word && !word.empty()) return true;
    return false;
}

std::string ending_of(std::string_view name) {
    auto const dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string() : lower_ascii(name.substr(dot));
}

Kind const* kind_of(std::string_view name) {
    auto const ending = ending_of(name);
    for (auto const& kind : kinds)
        if (has_word(kind.endings, ending)) return &kind;
    return nullptr;
}

struct CloseMagic {
    void operator()(magic_set* cookie) const { magic_close(cookie); }
};

/// "application/pdf", and "us-ascii", "utf-8" … or "binary". A cookie serves one thread.
struct Seen {
    std::string type, charset;
};
Seen look(std::string_view bytes) {
    thread_local std::unique_ptr<magic_set, CloseMagic> const cookie = [] {
        std::unique_ptr<magic_set, CloseMagic> made(magic_open(MAGIC_MIME));
        must(made && magic_load(made.get(), nullptr) == 0, "libmagic has no database");
        return made;
    }();
    auto const* said = magic_buffer(cookie.get(), bytes.data(), bytes.size());
    std::string_view const text = said ? said : "";
    auto const end = text.find("; charset=");
    return {std::string(text.substr(0, end)), end == std::string_view::npos ? "binary" : std::string(text.substr(end + 10))};
}

/// libmagic makes nothing of very short texts.
bool is_plain(std::string_view bytes) {
    return is_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; });
}

bool fits_inside(Kind const& kind, Seen const& seen, std::string_view bytes) {
    switch (kind.inside) {
        case Inside::text: return seen.charset != "binary" || is_plain(bytes);
        case Inside::office:
            if (seen.type == kind.type) return true;
            return seen.type == "application/zip" && bytes.find("[Content_Types].xml") != std::string_view::npos && bytes.find(kind.part) != std::string_view::npos;
        case Inside::exact: break;
    }
    return seen.type == kind.type || has_word(kind.also, seen.type);
}

/// What browsers say of kinds that they don't know says nothing; of another kind that we know, it is a contradiction.
bool fits_declared(Kind const& kind, std::string_view declared) {
    auto const type = lower_ascii(trimmed(declared.substr(0, declared.find(';'))));
    if (type.empty() || type == "application/octet-stream" || type == kind.type || has_word(kind.also, type)) return true;
    if (type.find("html") != std::string::npos || type.find("svg") != std::string::npos || type.find("script") != std::string::npos) return false;
    return std::none_of(std::begin(kinds), std::end(kinds), [&](Kind const& other) { return other.type == type || has_word(other.also, type); });
}

/// U+200B–200F, 202A–202E, 2060–2069, 061C, FEFF: nobody sees them, and some turn what is read around.
bool is_invisible(std::string_view at) {
    if (at.size() >= 3 && at[0] == '\xE2' && at[1] == '\x80') {
        auto const last = static_cast<unsigned char>(at[2]);
        return (last >= 0x8B && last <= 0x8F) || (last >= 0xA8 && last <= 0xAE);
    }
    if (at.size() >= 3 && at[0] == '\xE2' && at[1] == '\x81') return static_cast<unsigned char>(at[2]) >= 0xA0 && static_cast<unsigned char>(at[2]) <= 0xA9;
    if (at.starts_with("\xEF\xBB\xBF")) return true;
    return at.starts_with("\xD8\x9C");
}

std::size_t length_of_character(char first) {
    auto const byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

std::string cleaned_name(std::string_view name) {
    if (!is_utf8(name)) return "file" + (ending_of(name).find_first_not_of(".abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos ? ending_of(name) : "");
    name.remove_prefix(name.find_last_of("/\\") + 1);
    std::string clean;
    for (std::size_t at = 0; at < name.size();) {
        auto const size = std::min(length_of_character(name[at]), name.size() - at);
        auto const byte = static_cast<unsigned char>(name[at]);
        bool const is_control = byte < 0x20 || byte == 0x7F || (byte == 0xC2 && size == 2 && static_cast<unsigned char>(name[at + 1]) < 0xA0);
        if (is_control || is_invisible(name.substr(at))) clean += is_control ? " " : "";
        else if (std::string_view("<>:\"|?*").find(name[at]) != std::string_view::npos) clean += '_';
        else clean += name.substr(at, size);
        at += size;
    }
    // Windows drops dots and blanks at the end, and other systems hide what begins with a dot.
    auto const begin = clean.find_first_not_of(". "), end = clean.find_last_not_of(". ");
    clean = begin == std::string::npos ? "" : clean.substr(begin, end + 1 - begin);
    if (clean.empty()) return "file";
    auto const ending = ending_of(clean);
    if (length(clean) <= longest_name) return clean;
    return shortened(clean, ending.size() < 20 ? longest_name - ending.size() : longest_name) + (ending.size() < 20 ? ending : "");
}

Result<Known> known(Offered const& offered) {
    auto const name = cleaned_name(offered.name);
    if (offered.bytes.empty()) return Refusal{"empty", {N_("“{name}” is empty."), {{"name", name}}}, "file"};
    auto const* kind = kind_of(name);
    if (!kind) return Refusal{"kind", {N_("Files like “{name}” can't be attached. These can: {endings}."), {{"name", name}, {"endings", endings_text()}}}, "file"};
    auto const seen = look(offered.bytes);
    if (!fits_inside(*kind, seen, offered.bytes) || !fits_declared(*kind, offered.declared))
        return Refusal{"lies", {N_("“{name}” isn't what its name says: what is in it looks like {type}. Save it again in the right format, or give it the right ending."),
                                {{"name", name}, {"type", fits_inside(*kind, seen, offered.bytes) ? offered.declared : seen.type}}}, "file"};
    return Known{name, std::string(kind->type)};
}

std::string accepted_endings() {
    std::string all;
    for (auto const& kind : kinds)
        for (auto const ending : split(kind.endings, ' ')) all.append(all.empty() ? "" : ",").append(ending);
    return all;
}

std::string endings_text() {
    std::vector<std::string> all;
    for (auto const& kind : kinds)
        for (auto const ending : split(kind.endings, ' ')) all.emplace_back(ending.substr(1));
    std::sort(all.begin(), all.end());
    return join(all, ", ");
}

bool is_picture(std::string_view type) { return std::find(std::begin(pictures), std::end(pictures), type) != std::end(pictures); }

}  // namespace ateneu::files
