#include "apps/workshops/request_lookups.h"
#include "apps/workshops/seed.h"

namespace ateneu::workshops {
namespace {

template <class T>
void add_names(Transaction& tx, std::initializer_list<char const*> names) {
    std::vector<T> rows;
    for (auto const* name : names) rows.push_back({.name = name});
    // Wordings differ from install to install: a list that has been filled is left alone.
    if (tx.sql().integer("SELECT COUNT(*) FROM \"" + T::entity().table() + "\"").value_or(0) == 0)
        add_missing(tx, "name", rows);
}

}  // namespace

void seed_requests(Transaction& tx) {
    add_names<AcademicLevel>(tx, {"Undergraduate or below", "Graduate", "Post-doctorate", "Faculty",
                                  "Industry", "Staff", "Don't know yet"});
    add_names<ComputingExperienceLevel>(
        tx, {"Novice (works with spreadsheets rather than code)",
             "Intermediate (writes small scripts or commands)",
             "Proficient (writes their own software)", "Don't know yet"});
    add_names<InfoSource>(
        tx,
        {"An e-mail or a flyer", "A newsletter or the website of my university",
         R"(One of the websites: <a href="https://carpentries.org/">carpentries.org</a>, <a href="https://datacarpentry.org/">datacarpentry.org</a>, <a href="https://librarycarpentry.org/">librarycarpentry.org</a>, <a href="https://software-carpentry.org/">software-carpentry.org</a>)",
         "My adviser or supervisor", "A friend or colleague", "Social media",
         "A conference, meeting or seminar", "A funder or programme office",
         "I am already part of the community"});
    add_names<DataVariant>(
        tx, {"Tables (CSV, ODS, TSV, XLSX)", "Spatial data (GeoJSON, GeoTIFF, SHP)",
             "Images or videos (JPEG, PNG, TIFF, MOV)", "Nucleotide sequences (FASTA, FASTQ, SAM)",
             "Relational databases (SQL, SQLite, Access)", "Unstructured text (TXT, HTML, XML)",
             "Library data (MARC, RDF, JSON)"});
    add_missing<DataVariant>(tx, "name", {{.name = "Don't know yet", .unknown = true}});
}

}  // namespace ateneu::workshops
