#include "apps/workshops/curriculum.h"
#include "apps/workshops/seed.h"

namespace ateneu::workshops {
namespace {

constexpr char const* swc = "https://software-carpentry.org/lessons/";
constexpr char const* lc = "https://librarycarpentry.org/lessons/";
constexpr char const* dc = "https://datacarpentry.org/lessons/";

Curriculum taught(char const* slug, char const* carpentry, char const* name, std::string website,
                  char const* description) {
    return {.name = name,
            .slug = slug,
            .carpentry = carpentry,
            .description = description,
            .website = {std::move(website)}};
}

std::vector<Curriculum> software() {
    return {
        taught("swc-python", "SWC", "Software Carpentry (shell, git, Python)", swc,
               "The command line, keeping versions with Git, and programming in Python, for people "
               "who have not programmed much."),
        taught("swc-r", "SWC", "Software Carpentry (shell, git, R)", swc,
               "The command line, keeping versions with Git, and programming in R, for people who "
               "have not programmed much."),
        taught(
            "swc-es-python", "SWC", "Software Carpentry in Spanish (shell, git, Python)", swc,
            "La terminal, control de versiones con Git y programación en Python, en castellano."),
        taught("swc-es-r", "SWC", "Software Carpentry in Spanish (shell, git, R)", swc,
               "La terminal, control de versiones con Git y programación en R, en castellano."),
        taught("swc-plotting", "SWC", "Software Carpentry (Plotting and Programming in Python)",
               swc,
               "A gentle way into Python: learners read data and draw it from the first hour."),
        taught("swc-reproducible-science", "SWC",
               "Software Carpentry (R for Reproducible Scientific Analysis)", swc,
               "From a table to a report that anybody can make again, in R."),
    };
}

std::vector<Curriculum> data_and_library() {
    auto const data = std::string(dc);
    return {
        taught("dc-ecology-python", "DC", "Data Carpentry (Ecology with Python)",
               data + "#ecology-workshop",
               "Tables of observations: tidying, analysing and drawing them in Python. Fits any "
               "field that works with tables."),
        taught("dc-ecology-r", "DC", "Data Carpentry (Ecology with R)", data + "#ecology-workshop",
               "Tables of observations: tidying, analysing and drawing them in R. Fits any field "
               "that works with tables."),
        taught("dc-genomics", "DC", "Data Carpentry (Genomics)", data + "#genomics-workshop",
               "From sequencing reads to variants, with scripts on a machine in the cloud."),
        taught("dc-geospatial", "DC", "Data Carpentry (Geospatial)",
               data + "#geospatial-curriculum", "Maps, rasters and projections in R."),
        taught("dc-socsci-python", "DC", "Data Carpentry (Social Sciences with Python)",
               data + "#social-science-curriculum",
               "A survey from messy spreadsheet to figures, in Python."),
        taught("dc-socsci-r", "DC", "Data Carpentry (Social Sciences with R)",
               data + "#social-science-curriculum",
               "A survey from messy spreadsheet to figures, in R."),
        taught("lc", "LC", "Library Carpentry (Intro to Data, Unix Shell, Git, and/or OpenRefine)",
               lc,
               "Words of the trade, the command line, versions and tidying of catalogue data, for "
               "people in libraries."),
    };
}

Curriculum other(char const* slug, char const* carpentry, char const* name, char const* website) {
    auto curriculum =
        taught(slug, carpentry, name, website, "Lessons of this family that are not in the list.");
    curriculum.other = true;
    return curriculum;
}

/// What people may answer instead of a curriculum. The last two are known by their flags, whatever
/// they are called: AMY keeps "Mix & Match" without a slug, which forms do not allow.
std::vector<Curriculum> answers(Transaction& tx) {
    std::vector<Curriculum> list{other("swc-other", "SWC", "Software Carpentry (other)", swc),
                                 other("dc-other", "DC", "Data Carpentry (other)", dc),
                                 other("lc-other", "LC", "Library Carpentry (other)", lc)};
    if (!tx.sql().integer(R"(SELECT MIN("id") FROM "workshops_curriculum" WHERE "unknown")")) {
        list.push_back(taught("unknown", "", "Don't know yet", "", "We will find out together."));
        list.back().unknown = true;
    }
    if (!tx.sql().integer(R"(SELECT MIN("id") FROM "workshops_curriculum" WHERE "mix_match")")) {
        list.push_back(taught("mix-match", "", "Mix & Match", "",
                              "Lessons of several curricula, as the learners need them."));
        list.back().mix_match = true;
    }
    return list;
}

}  // namespace

void seed_curricula(Transaction& tx) {
    add_missing(tx, "slug", software());
    add_missing(tx, "slug", data_and_library());
    add_missing(tx, "slug", answers(tx));
}

}  // namespace ateneu::workshops
