#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ateneu {

/// How the letters of a text file are written as bytes.
enum class Charset { utf8, utf16_le, utf16_be, windows_1252 };
/// `UTF-8`, `UTF-16`, `Windows-1252`: for people.
std::string_view name_of(Charset charset);
/// `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, as the Encoding Standard names them; and back.
std::string_view code_of(Charset charset);
std::optional<Charset> charset_of(std::string_view code);

/// By its byte order mark; else by its zero bytes (UTF-16); else UTF-8 where more of it is UTF-8 than isn't, so that
/// one broken letter is found and not taken for another charset; else Windows-1252, which holds Latin-1.
Charset guessed_charset(std::string_view bytes);

/// Turns a text into UTF-8, piece by piece, without its byte order mark.
class CharsetReader {
public:
    CharsetReader(std::string_view bytes, Charset charset);
    /// The next piece, good until the one after; "" at the end, or where the bytes are none of the charset's.
    std::string_view next();
    /// After the last piece: the bytes that follow are no letters of the charset.
    bool is_broken() const { return is_broken_; }

private:
    std::string_view next_utf8();
    void append_utf16();
    void append_windows_1252();

    std::string_view rest_;
    Charset charset_;
    bool is_broken_ = false;
    std::string piece_;
};

}  // namespace ateneu
