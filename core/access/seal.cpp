#include "core/access/seal.h"

#include <sodium.h>

#include <stdexcept>

#include "core/access/secret.h"
#include "core/base/private_file.h"
#include "core/base/result.h"
#include "core/base/text.h"

namespace ateneu {

namespace {

constexpr std::string_view kind = "1:";
constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES, nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
                      tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

unsigned char const* bytes(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

std::optional<std::string> Seal::key() const {
    must(!key_file_.empty(), "no key file was named");
    auto const content = file_content(key_file_);
    if (!content) return {};
    auto key = bytes_of_hex(trimmed(*content));
    if (!key || key->size() != key_size) throw std::runtime_error(key_file_ + ": 64 hexadecimal digits should stand here");
    return key;
}

std::string Seal::close(std::string_view secret, std::string_view about) const {
    auto known = key();
    if (!known) {
        make_private_file(key_file_, hex(random_bytes(key_size)) + "\n");
        known = key();
    }
    must(known.has_value(), "the key that was just made is not there");
    auto sealed = random_bytes(nonce_size);
    std::string box(secret.size() + tag_size, '\0');
    unsigned long long size = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(box), &size, bytes(secret), secret.size(), bytes(about), about.size(), nullptr, bytes(std::string_view(sealed)),
                                               bytes(std::string_view(*known)));
    sealed += box;
    return std::string(kind) + base64(sealed);
}

std::optional<std::string> Seal::open(std::string_view sealed, std::string_view about) const {
    if (!sealed.starts_with(kind)) return {};
    auto const known = key();
    auto const box = bytes_of_base64(sealed.substr(kind.size()));
    if (!known || !box || box->size() < nonce_size + tag_size) return {};
    auto const nonce = std::string_view(*box).substr(0, nonce_size), rest = std::string_view(*box).substr(nonce_size);
    std::string secret(rest.size() - tag_size, '\0');
    unsigned long long size = 0;
    auto const failed = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(secret), &size, nullptr, bytes(rest), rest.size(), bytes(about), about.size(), bytes(nonce),
                                                                   bytes(std::string_view(*known)));
    if (failed != 0) return {};
    return secret;
}

}  // namespace ateneu
