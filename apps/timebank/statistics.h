#pragma once
#include "apps/timebank/bank.h"
#include "apps/timebank/post.h"
#include "core/html/say.h"
#include "core/store/store.h"

// The figures of a bank (docs/domain/timebank.md). Days and months are those of the bank's clock. Payments are those that members made,
// that the office entered, or that crossed to another bank; one taken back counts no more, one of somebody who left
// still does. Who may read them, whoever calls has asked.

namespace ateneu::timebank {

struct Days {
    Date first, last;  ///< both whole
};
/// The bank's today.
Date today_of(Transaction& tx, Bank const& bank);
/// From five months ago until today: six columns.
Days last_six_months(Date today);

struct Activity {
    std::int64_t members = 0, payments = 0;  ///< now, and ever
    Duration time;
    struct Month {
        int year = 0, month = 0;
        std::int64_t joined = 0;  ///< who is still a member, active or not
        std::int64_t payments = 0;
        Duration time;
    };
    std::vector<Month> months;  ///< each one whole, at most 240
};
enum class BankPayments : std::uint8_t { counted, left_out };
Activity activity(Transaction& tx, Bank const& bank, Days days, BankPayments bank_payments = BankPayments::counted);

/// A member in a list of figures.
struct Counted {
    Id<Member> member;
    int uid = 0;
    std::string name;
};
struct Idle {
    Counted who;
    std::int64_t days = 0;       ///< since the last payment, or since they joined
    std::optional<Date> last;    ///< none: no payment yet
};
/// Active members, the longest without a payment first.
std::vector<Idle> idle_members(Transaction& tx, Bank const& bank);

struct Demographics {
    std::vector<std::pair<std::string, std::int64_t>> ages;     ///< "-17", "18–24" … "65+", "" for unknown
    std::vector<std::pair<std::string, std::int64_t>> genders;  ///< by code of the person's field
};
enum class Whom : std::uint8_t { everybody, active };
Demographics demographics(Transaction& tx, Bank const& bank, Whom whom = Whom::everybody);
/// By the calendar: a year older on the birthday itself.
int age_on(Date born, Date day);

struct Visit {
    Counted who;
    std::optional<Instant> last;
};
/// Active members by their last login: never first, then the oldest.
std::vector<Visit> last_logins(Transaction& tx, Bank const& bank);

/// Active members who have no active offer, or request.
std::vector<Counted> members_without(Transaction& tx, Bank const& bank, PostType type);

/// What time was given for.
struct Service {
    std::string category, tag;  ///< "" for none
    std::int64_t payments = 0;
    Duration time;
    std::int64_t hundredths = 0;  ///< of a per cent, of all rows' payments
};
/// `tags`: of payments for a post, one row for each of its tags. `categories`: of all payments, each counts once.
enum class By : std::uint8_t { tags, categories };
std::vector<Service> services(Transaction& tx, Say const& say, Bank const& bank, By by);

}  // namespace ateneu::timebank
