#include <set>

#include "apps/workshops/region.h"
#include "apps/workshops/seed.h"
#include "core/base/places.h"
#include "core/base/text.h"

namespace ateneu::workshops {
namespace {

struct Land {
    char const* name;
    char const* countries;
};
/// AM AZ GE KZ RU TR stand in Asia and Europe, EG in Africa and Asia, on purpose.
constexpr Land continents[] = {
    {"Africa",
     "DZ AO BJ BW BF BI CM CV CF TD KM CD DJ EG GQ ER ET GA GM GH GN GW CI KE LS LR LY MG MW ML MR "
     "MU YT MA MZ "
     "NA NE NG CG RE RW SH ST SN SC SL SO ZA SS SD SZ TZ TG TN UG EH ZM ZW TF"},
    {"Asia",
     "AF AM AZ BH BD BT BN KH CN EG GE IN ID IR IQ IL JP JO KZ KP KR KW KG LA LB MY MV MN MM NP OM "
     "PK PH QA RU SA "
     "SG LK SY TJ TH TL TR TM AE UZ VN YE IO HK MO PS TW CX CC"},
    {"Europe",
     "AL AD AM AT AZ BY BE BA BG HR CY CZ DK EE FI FR GE DE GR HU IS IE IT KZ LV LI LT LU MT MD MC "
     "ME NL MK NO PL "
     "PT RO RU SM RS SK SI ES SE CH TR UA GB VA AX EU FO GI GG JE SJ IM"},
    {"North America",
     "AG BS BB BZ CA CR CU DM DO SV GD GT HT HN JM MX NI PA KN LC VC TT US AI BM VG KY MS PR TC VI "
     "AW BQ CW "
     "GL GP MQ BL MF PM SX"},
    {"South America", "AR BO BR CL CO EC GY PY PE SR UY VE BV FK GS GF"},
    {"Antarctica", "AQ HM"},
    {"Australia / Oceania",
     "AU FM FJ KI MH NR NZ PW PG WS SB TO TV VU CK NU AS PF GU NC NF MP PN TK WF UM"},
};

std::vector<std::string> codes(std::string_view list) {
    std::vector<std::string> found;
    for (auto const code : split(list, ' ')) found.emplace_back(code);
    return found;
}

/// The continent's countries but for the French Southern Territories, which nobody asks from.
std::vector<std::string> african_countries() {
    auto countries = codes(continents[0].countries);
    std::erase(countries, "TF");
    return countries;
}

std::vector<Criterium> criteria() {
    std::vector<Criterium> list{
        {.name = "AU", .countries = {"AU"}, .email = {"admin-au@carpentries.org"}},
        {.name = "CA", .countries = {"CA"}, .email = {"admin-ca@carpentries.org"}},
        {.name = "NZ", .countries = {"NZ"}, .email = {"admin-nz@carpentries.org"}},
        {.name = "UK", .countries = {"GB"}, .email = {"admin-uk@carpentries.org"}},
        {.name = "Africa",
         .countries = african_countries(),
         .email = {"admin-afr@carpentries.org"}}};
    std::set<std::string> taken;
    for (auto const& one : list) taken.insert(one.countries.begin(), one.countries.end());
    Criterium rest{
        .name = "(default setting)", .countries = {}, .email = {"workshops@carpentries.org"}};
    for (auto const& country : countries())
        if (!taken.contains(country.code)) rest.countries.push_back(country.code);
    list.push_back(rest);
    return list;
}

}  // namespace

void seed_regions(Transaction& tx) {
    add_missing(tx, "name", criteria());
    std::vector<Continent> rows;
    for (auto const& land : continents)
        rows.push_back({.name = land.name, .countries = codes(land.countries)});
    add_missing(tx, "name", rows);
}

}  // namespace ateneu::workshops
