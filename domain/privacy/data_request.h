#pragma once
#include "core/store/store.h"
#include "domain/people/person.h"

namespace ateneu::privacy {

/// What somebody may ask of whoever keeps their data (GDPR, articles 15 to 22).
enum class Right : std::uint8_t { access, rectify, erase, restrict, portability, object };
constexpr Choice rights[] = {{"access", N_("To see their data")},          {"rectify", N_("To have them corrected")},
                             {"erase", N_("To have them erased")},         {"restrict", N_("To have them frozen")},
                             {"portability", N_("To take them elsewhere")}, {"object", N_("To object to their use")}};
constexpr std::span<Choice const> choices_of(Right) { return rights; }

enum class RequestState : std::uint8_t { open, done, refused };
constexpr Choice request_states[] = {{"open", N_("Open")}, {"done", N_("Done")}, {"refused", N_("Refused, with reasons")}};
constexpr std::span<Choice const> choices_of(RequestState) { return request_states; }

/// What a person asked of us about their data, and until when we answer: one month (article 12(3)), two more where it is complex.
struct DataRequest {
    Id<DataRequest> id;
    std::optional<Id<people::Person>> person;  ///< none: somebody we don't know, or not yet
    std::string name;
    Email email;
    Right right = Right::access;
    Date received;
    std::optional<Date> due;  ///< filled in by itself
    bool extended = false;
    RequestState state = RequestState::open;
    std::optional<Date> answered;
    std::string notes;
    static Entity const& entity();
};

/// The last day to answer: the same day of the next month, or of the third; the month's last where it has no such day.
Date due_date(Date received, bool extended);
/// The reaction that keeps `due`.
void keep_due(Transaction& tx, Change const& change);

}  // namespace ateneu::privacy
