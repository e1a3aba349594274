#include "core/jobs/board.h"

namespace ateneu::jobs {

void Board::open(std::int64_t job) {
    std::lock_guard const lock(mutex_);
    lines_[job] = {};
}

void Board::close(std::int64_t job) {
    std::lock_guard const lock(mutex_);
    lines_.erase(job);
}

void Board::say(std::int64_t job, Progress progress) {
    std::lock_guard const lock(mutex_);
    auto const line = lines_.find(job);
    if (line == lines_.end() || line->second.progress == progress) return;
    line->second.progress = std::move(progress);
    line->second.is_new = true;
}

void Board::ask_to_stop(std::int64_t job) {
    std::lock_guard const lock(mutex_);
    if (auto const line = lines_.find(job); line != lines_.end()) line->second.stop_asked = true;
}

bool Board::is_asked_to_stop(std::int64_t job) const {
    std::lock_guard const lock(mutex_);
    auto const line = lines_.find(job);
    return line != lines_.end() && line->second.stop_asked;
}

std::optional<Progress> Board::of(std::int64_t job) const {
    std::lock_guard const lock(mutex_);
    auto const line = lines_.find(job);
    if (line == lines_.end()) return {};
    return line->second.progress;
}

std::vector<std::int64_t> Board::running() const {
    std::lock_guard const lock(mutex_);
    std::vector<std::int64_t> all;
    for (auto const& [job, line] : lines_) all.push_back(job);
    return all;
}

std::vector<std::pair<std::int64_t, Progress>> Board::news() {
    std::lock_guard const lock(mutex_);
    std::vector<std::pair<std::int64_t, Progress>> all;
    for (auto& [job, line] : lines_) {
        if (!line.is_new) continue;
        line.is_new = false;
        all.emplace_back(job, line.progress);
    }
    return all;
}

}  // namespace ateneu::jobs
