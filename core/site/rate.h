#pragma once
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "core/base/time.h"

// How much one visitor, person or program may ask for. Counted by this server alone, in memory: what must hold over several
// servers (logins, letters) is counted in the database by those who guard it.

namespace ateneu {

/// What a request costs the house.
enum class Asks : std::uint8_t { read, search, write, whole, upload };
/// Who asks: nobody that we know, by their address; a person by a session; a program by a token.
enum class Asker : std::uint8_t { address, person, token };

/// A bucket that holds `most` and fills at `per_minute`.
struct Allowance {
    double per_minute = 0, most = 0;
};
/// Source: docs/guide/operator.md, "How much anyone may ask for".
Allowance allowance(Asks what, Asker who);
/// The first 64 bits of an IPv6 address, which one house has to itself; anything else as it is.
std::string place_of(std::string const& address);

/// The buckets of everybody who asked lately. Used by all threads.
class Rates {
public:
    /// `percent` of the allowances; 0: no limit at all.
    explicit Rates(int percent);

    struct Answer {
        bool is_open = true;
        std::int64_t limit = 0;   ///< how much at once
        std::int64_t left = 0;    ///< of it, after this request
        std::int64_t wait_s = 0;  ///< until there is one again; 0 while some are left
    };
    /// Takes one out of the bucket, where there is one.
    Answer take(Asks what, Asker who, std::string const& name, Instant now);
    bool counts() const { return percent_ > 0; }
    std::size_t size() const;

private:
    struct Bucket {
        double level;
        Instant at;
        Allowance allowance;
    };
    void forget_full_ones(Instant now);

    int percent_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
    std::size_t sweep_at_;  ///< so many buckets are looked through, to forget those that are full
};

}  // namespace ateneu
