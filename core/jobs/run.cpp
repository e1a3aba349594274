#include "core/jobs/run.h"

#include <boost/json.hpp>

#include "core/base/json.h"

namespace ateneu::jobs {

std::string Run::parameter(std::string_view name) const {
    for (auto const& [each, value] : json_members(taken_.parameters))
        if (each == name) return value.starts_with('"') ? std::string(boost::json::parse(value).as_string()) : value;
    return "";
}

void Run::look_up() const {
    if (place_.is_stopping) throw Interrupted{false};
    if (place_.board.is_asked_to_stop(taken_.id.value)) throw Stopped{};
}

void Run::progress(std::int64_t done, std::int64_t total, std::string said) {
    place_.board.say(taken_.id.value, {done, total, std::move(said)});
    look_up();
}

void Run::write(std::function<void(Transaction&)> const& deed, std::string const& reason, std::string const& door) {
    look_up();
    place_.database.transact(db::Database::Mode::write, [&](db::Connection& sql) {
        if (!is_held(sql, taken_.id, place_.worker)) throw Interrupted{true};
        Transaction tx(sql, place_.registry, place_.reactions, actor_, now(), {door, reason, "job-" + std::to_string(taken_.id.value)});
        deed(tx);
    });
}

void Run::read(std::function<void(Transaction&)> const& look) const {
    auto const work = place_.database.begin(db::Database::Mode::read);
    Transaction tx(work->connection(), place_.registry, place_.reactions, actor_, now(), {"job"});
    look(tx);
}

void Run::set_address(std::string_view address) {
    place_.database.transact(db::Database::Mode::write, [&](db::Connection& sql) { jobs::set_address(sql, taken_.id, address); });
}

}  // namespace ateneu::jobs
