#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ateneu::files {

/// What is in a file, read piece by piece.
class Content {
public:
    virtual ~Content() = default;
    virtual std::int64_t size() const = 0;
    /// At most `most` bytes from `from` on, fewer only at the end. Throws KeepError.
    virtual std::string read(std::int64_t from, std::size_t most) = 0;
};

/// The place where contents lie can't do it. What it was doing is not done at all.
struct KeepError : std::runtime_error {
    enum class Kind { full, unavailable } kind;
    KeepError(Kind k, std::string const& what) : std::runtime_error(what), kind(k) {}
};

/// Where contents lie, each under the SHA-256 of its bytes, in 64 lower-case hexadecimal digits. So equal contents are
/// there once, and nothing is ever overwritten. Used by several threads at a time. Everything throws KeepError.
class Keep {
public:
    virtual ~Keep() = default;
    /// Whole and durable when it returns, or not there. What is there already stays.
    virtual void store(std::string const& digest, std::string_view bytes) = 0;
    /// Null where there is none.
    virtual std::unique_ptr<Content> open(std::string const& digest) = 0;
    virtual void remove(std::string const& digest) = 0;
    /// For people: the folder, or the address without keys.
    virtual std::string shown() const = 0;
};

/// A folder of this machine (or one that several servers mount).
std::unique_ptr<Keep> folder_keep(std::string const& folder);

/// A bucket of a storage that speaks S3 (signature version 4), addressed by path.
struct Bucket {
    std::string endpoint;  ///< "https://s3.example.org", without a path
    std::string name, region;
    std::string key, secret;  ///< never logged, never shown
};
std::unique_ptr<Keep> bucket_keep(Bucket bucket);

struct Limits {
    std::int64_t file_bytes = 20LL << 20;
    std::int64_t files_of_a_record = 100;
    std::int64_t all_bytes = 0;  ///< of everything that is attached; 0: no limit
};

/// The keep with its rules.
struct House {
    std::unique_ptr<Keep> keep;
    Limits limits = {};
};

/// Where `var/files` is meant: beside a SQLite file, else under the working folder.
std::string usual_folder(std::string_view database_url);

}  // namespace ateneu::files
