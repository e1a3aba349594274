#include "apps/timebank/statistics.h"

#include <algorithm>
#include <map>

#include "apps/timebank/exchange_list.h"
#include "core/entity/convert.h"
#include "domain/people/person.h"

namespace ateneu::timebank {

namespace {

/// Of the exchange `e`.
constexpr std::string_view counts = R"(e."kind" IN ('exchange', 'office', 'interbank') AND e."reversed_by" IS NULL)";
constexpr std::string_view name = R"(TRIM(p."personal" || ' ' || p."family"))";
constexpr int most_months = 240;

std::string sql(std::string text) {
    for (auto const& [place, part] : {std::pair{std::string_view("{counts}"), counts}, std::pair{std::string_view("{name}"), name}})
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place)) text.replace(at, place.size(), part);
    return text;
}

int month_number(Date date) {
    auto const [year, month, day] = parts(date);
    return year * 12 + month - 1;
}
Date first_of(int month_number) { return date_of(month_number / 12, month_number % 12 + 1, 1); }

Counted counted(db::Rows const& rows) { return {{rows.integer(0)}, static_cast<int>(rows.integer(1)), std::string(rows.text(2))}; }

std::vector<Activity::Month> months_of(Days days) {
    auto const last = month_number(days.last);
    auto const first = std::clamp(month_number(days.first), last - most_months + 1, last);
    std::vector<Activity::Month> months;
    for (int number = first; number <= last; ++number) months.push_back({.year = number / 12, .month = number % 12 + 1});
    return months;
}

void count_joined(Transaction& tx, Bank const& bank, Activity& activity, int first) {
    auto const rows = tx.sql().query(R"(
        SELECT m."entry_date", COUNT(*) FROM "timebank_member" AS m
        WHERE m."bank" = $1 AND m."person" IS NOT NULL
        GROUP BY m."entry_date" ORDER BY m."entry_date")", {bank.id.value});
    while (rows->next()) {
        auto const place = month_number(*parse_date(rows->text(0))) - first;
        if (place >= 0 && place < std::ssize(activity.months)) activity.months[static_cast<std::size_t>(place)].joined += rows->integer(1);
    }
}

}  // namespace

Date today_of(Transaction& tx, Bank const& bank) { return local(tx.now(), bank.timezone.value).date; }

Days last_six_months(Date today) { return {first_of(month_number(today) - 5), today}; }

Activity activity(Transaction& tx, Bank const& bank, Days days, BankPayments bank_payments) {
    Activity activity{.months = months_of(days)};
    auto const& begin = activity.months.front();
    auto const first = begin.year * 12 + begin.month - 1;
    activity.members = *tx.sql().integer(R"(SELECT COUNT(*) FROM "timebank_member" WHERE "bank" = $1 AND "is_active" AND "person" IS NOT NULL)", {bank.id.value});
    count_joined(tx, bank, activity, first);
    auto const rows = tx.sql().query(sql(R"(
        SELECT e."at", e."amount" FROM "timebank_exchange" AS e
        WHERE e."bank" = $1 AND {counts} AND ($2 OR ((e."from" IS NOT NULL OR e."from_ally" IS NOT NULL) AND (e."to" IS NOT NULL OR e."to_ally" IS NOT NULL)))
        ORDER BY e."at", e."id")"), {bank.id.value, bank_payments == BankPayments::counted});
    while (rows->next()) {
        // A payment of the last evening of a month belongs to that month, on the bank's clock.
        auto const place = month_number(local(*parse_instant(rows->text(0)), bank.timezone.value).date) - first;
        activity.payments += 1;
        activity.time.seconds += rows->integer(1);
        if (place < 0 || place >= std::ssize(activity.months)) continue;
        auto& month = activity.months[static_cast<std::size_t>(place)];
        month.payments += 1;
        month.time.seconds += rows->integer(1);
    }
    return activity;
}

std::vector<Idle> idle_members(Transaction& tx, Bank const& bank) {
    auto const today = today_of(tx, bank);
    std::vector<Idle> all;
    auto const rows = tx.sql().query(sql(R"(
        SELECT m."id", m."uid", {name}, m."entry_date", MAX(e."at")
        FROM "timebank_member" AS m
        JOIN "people_person" AS p ON p."id" = m."person"
        LEFT JOIN "timebank_exchange" AS e ON (e."from" = m."id" OR e."to" = m."id") AND {counts}
        WHERE m."bank" = $1 AND m."is_active"
        GROUP BY m."id", m."uid", p."personal", p."family", m."entry_date"
        ORDER BY m."uid", m."id")"), {bank.id.value});
    while (rows->next()) {
        Idle idle{.who = counted(*rows)};
        if (!rows->is_null(4)) idle.last = local(*parse_instant(rows->text(4)), bank.timezone.value).date;
        idle.days = today.days - idle.last.value_or(*parse_date(rows->text(3))).days;
        all.push_back(std::move(idle));
    }
    std::stable_sort(all.begin(), all.end(), [](Idle const& a, Idle const& b) { return a.days > b.days; });
    return all;
}

int age_on(Date born, Date day) {
    auto const was = parts(born), is = parts(day);
    return is.year - was.year - (std::pair(is.month, is.day) < std::pair(was.month, was.day) ? 1 : 0);
}

Demographics demographics(Transaction& tx, Bank const& bank, Whom whom) {
    struct Group {
        int most;
        char const* label;
    };
    constexpr Group groups[] = {{17, "-17"}, {24, "18–24"}, {34, "25–34"}, {44, "35–44"}, {54, "45–54"}, {64, "55–64"}, {1000, "65+"}};
    auto const today = today_of(tx, bank);
    Demographics all;
    for (auto const& group : groups) all.ages.emplace_back(group.label, 0);
    all.ages.emplace_back("", 0);
    for (auto const& choice : people::Person::entity().find("gender")->options.choices) all.genders.emplace_back(choice.code, 0);
    auto const rows = tx.sql().query(R"(
        SELECT p."born_on", p."gender" FROM "timebank_member" AS m JOIN "people_person" AS p ON p."id" = m."person"
        WHERE m."bank" = $1 AND (m."is_active" OR $2)
        ORDER BY m."id")", {bank.id.value, whom == Whom::everybody});
    while (rows->next()) {
        auto at = std::size(groups);
        if (auto const born = parse_date(rows->text(0)); born && *born <= today)
            at = static_cast<std::size_t>(std::find_if(std::begin(groups), std::end(groups), [age = age_on(*born, today)](Group const& group) { return age <= group.most; }) - std::begin(groups));
        ++all.ages[at].second;
        for (auto& [code, count] : all.genders)
            if (code == rows->text(1)) ++count;
    }
    return all;
}

std::vector<Visit> last_logins(Transaction& tx, Bank const& bank) {
    std::vector<Visit> all;
    auto const rows = tx.sql().query(sql(R"(
        SELECT m."id", m."uid", {name}, login."last_login"
        FROM "timebank_member" AS m
        JOIN "people_person" AS p ON p."id" = m."person"
        LEFT JOIN "people_login" AS login ON login."person" = p."id"
        WHERE m."bank" = $1 AND m."is_active"
        ORDER BY login."last_login" IS NOT NULL, login."last_login", m."uid", m."id")"), {bank.id.value});
    while (rows->next()) all.push_back({counted(*rows), rows->is_null(3) ? std::nullopt : parse_instant(rows->text(3))});
    return all;
}

std::vector<Counted> members_without(Transaction& tx, Bank const& bank, PostType type) {
    std::vector<Counted> all;
    auto const rows = tx.sql().query(sql(R"(
        SELECT m."id", m."uid", {name} FROM "timebank_member" AS m
        JOIN "people_person" AS p ON p."id" = m."person"
        WHERE m."bank" = $1 AND m."is_active"
          AND NOT EXISTS (SELECT 1 FROM "timebank_post" AS post WHERE post."member" = m."id" AND post."is_active" AND post."type" = $2)
        ORDER BY m."uid", m."id")"), {bank.id.value, post_types[static_cast<std::size_t>(type)].code});
    while (rows->next()) all.push_back(counted(*rows));
    return all;
}

namespace {

void add(std::map<std::pair<std::string, std::string>, Service>& all, std::string const& category, std::string const& tag, std::int64_t seconds) {
    auto& service = all[{category, tag}];
    service.category = category;
    service.tag = tag;
    service.payments += 1;
    service.time.seconds += seconds;
}

std::vector<std::string> tags_in(std::string_view json) {
    auto const value = from_json(*Post::entity().find("tags"), json);
    return value ? std::get<Texts>(*value) : Texts{};
}

}  // namespace

std::vector<Service> services(Transaction& tx, Say const& say, Bank const& bank, By by) {
    auto const named = category_names(tx, say);
    std::map<std::int64_t, std::string> const names(named.begin(), named.end());
    std::map<std::pair<std::string, std::string>, Service> found;
    std::int64_t count = 0;
    auto const rows = tx.sql().query(sql(R"(
        SELECT e."amount", COALESCE(e."category", 0), post."tags", e."post" IS NOT NULL
        FROM "timebank_exchange" AS e LEFT JOIN "timebank_post" AS post ON post."id" = e."post"
        WHERE e."bank" = $1 AND {counts}
        ORDER BY e."id")"), {bank.id.value});
    while (rows->next()) {
        auto const known = names.find(rows->integer(1));
        auto const category = known == names.end() ? std::string() : known->second;
        if (by == By::categories) {
            add(found, category, "", rows->integer(0));
            ++count;
            continue;
        }
        // Without a post and without a category there is nothing that it was for.
        if (!rows->boolean(3) && category.empty()) continue;
        auto tags = rows->boolean(3) ? tags_in(rows->text(2)) : std::vector<std::string>{};
        if (tags.empty()) tags.emplace_back();
        for (auto const& tag : tags) add(found, category, tag, rows->integer(0));
        count += std::ssize(tags);
    }
    std::vector<Service> all;
    for (auto& [key, service] : found) {
        service.hundredths = (service.payments * 10'000 * 2 + count) / (2 * count);
        all.push_back(std::move(service));
    }
    std::stable_sort(all.begin(), all.end(), [](Service const& a, Service const& b) { return a.payments > b.payments; });
    return all;
}

}  // namespace ateneu::timebank
