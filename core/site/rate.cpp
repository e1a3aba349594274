#include "core/site/rate.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace ateneu {

namespace {

/// Beyond so many, those that are full again are forgotten: they say nothing that a new one wouldn't.
constexpr std::size_t many = 20'000;

double level_at(double level, Instant since, Instant now, Allowance const& allowed) {
    auto const minutes = static_cast<double>(std::max<std::int64_t>(0, now.micros - since.micros)) / 60e6;
    return std::min(allowed.most, level + minutes * allowed.per_minute);
}

}  // namespace

Allowance allowance(Asks what, Asker who) {
    constexpr double hour = 60;
    constexpr Allowance all[][3] = {
        // By address, person, token.
        {{300, 100}, {1200, 300}, {600, 200}},                         // read
        {{120, 60}, {300, 150}, {600, 200}},                           // search
        {{20, 20}, {120, 120}, {300, 300}},                            // write
        {{10 / hour, 10}, {60 / hour, 60}, {120 / hour, 120}},         // whole lists
        {{10 / hour, 10}, {100 / hour, 100}, {100 / hour, 100}},       // uploads
    };
    return all[static_cast<std::size_t>(what)][static_cast<std::size_t>(who)];
}

std::string place_of(std::string const& address) {
    if (address.find(':') == std::string::npos) return address;
    // "2001:db8::1" has its first four groups before the gap, or zeros there.
    auto const gap = address.find("::");
    auto groups = split(std::string_view(address).substr(0, gap), ':');
    std::string place;
    for (std::size_t i = 0; i < 4; ++i) place += (i < groups.size() && !groups[i].empty() ? std::string(groups[i]) : "0") + ":";
    return place + ":/64";
}

Rates::Rates(int percent) : percent_(percent), sweep_at_(many) {}

Rates::Answer Rates::take(Asks what, Asker who, std::string const& name, Instant now) {
    if (!counts()) return {};
    auto allowed = allowance(what, who);
    allowed.per_minute *= percent_ / 100.0;
    allowed.most = std::max(1.0, std::floor(allowed.most * percent_ / 100.0));
    auto const key = std::to_string(static_cast<int>(what)) + std::to_string(static_cast<int>(who)) + name;
    std::lock_guard const lock(mutex_);
    if (buckets_.size() >= sweep_at_) forget_full_ones(now);
    auto& bucket = buckets_.try_emplace(key, Bucket{allowed.most, now, allowed}).first->second;
    bucket.level = level_at(bucket.level, bucket.at, now, allowed);
    bucket.at = now;
    bool const is_open = bucket.level >= 1;
    if (is_open) bucket.level -= 1;
    auto const missing = 1 - bucket.level;
    auto const wait = missing <= 0 ? 0 : static_cast<std::int64_t>(std::ceil(missing / allowed.per_minute * 60));
    return {is_open, static_cast<std::int64_t>(allowed.most), static_cast<std::int64_t>(bucket.level), wait};
}

std::size_t Rates::size() const {
    std::lock_guard const lock(mutex_);
    return buckets_.size();
}

void Rates::forget_full_ones(Instant now) {
    std::erase_if(buckets_, [&](auto const& each) {
        auto const& bucket = each.second;
        return level_at(bucket.level, bucket.at, now, bucket.allowance) >= bucket.allowance.most;
    });
    // Somebody asks from ever new places: better to forget all than to grow.
    if (buckets_.size() >= many * 5) buckets_.clear();
    // Not at every request while there are many: looking through them takes longer than answering.
    sweep_at_ = std::max(many, buckets_.size() * 2);
}

}  // namespace ateneu
