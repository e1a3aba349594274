#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ateneu {

/// Seals secrets that the server must be able to read again, such as those of second factors, with a key that stands
/// in a file of its own: whoever gets hold of the database alone learns nothing. The file is made at first use, readable
/// by its owner only. Without it nothing that was sealed opens again, so it belongs into the backup, apart from the
/// database's. XChaCha20-Poly1305 (libsodium); sealed texts begin with the number of their kind, `1:`.
class Seal {
public:
    /// `key_file`: its path; 64 hexadecimal digits stand in it.
    explicit Seal(std::string key_file) : key_file_(std::move(key_file)) {}

    /// `about` says whose it is: it opens for the same only, so that a sealed text copied to another row is worthless.
    /// Throws std::runtime_error where the key can't be read or made.
    std::string close(std::string_view secret, std::string_view about) const;
    /// Nothing where it was sealed with another key, about something else, or was changed; nor where the key is missing.
    std::optional<std::string> open(std::string_view sealed, std::string_view about) const;

private:
    std::optional<std::string> key() const;
    std::string key_file_;
};

}  // namespace ateneu
