#include "core/base/json.h"
#include "domain/privacy/dossier.h"

namespace ateneu::privacy {

namespace {

void write(JsonWriter& json, std::vector<std::string> const& texts) {
    json.begin_array();
    for (auto const& text : texts) json.text(text);
    json.end_array();
}

void write(JsonWriter& json, Entry const& entry) {
    json.begin_object().key("id").number(static_cast<long long>(entry.id)).key("title").text(entry.title).key("fields").begin_object();
    for (auto const& line : entry.lines) json.key(line.name).raw(line.json);
    json.end_object().end_object();
}

void write(JsonWriter& json, Chapter const& chapter) {
    json.begin_object().key("entity").text(chapter.entity->full_name()).key("why").text(chapter.why).key("when_erased").text(chapter.erasing);
    write(json.key("purposes"), chapter.purposes);
    write(json.key("retention"), chapter.retention);
    json.key("records").begin_array();
    for (auto const& entry : chapter.entries) write(json, entry);
    json.end_array().key("records_about_others").begin_array();
    for (auto const id : chapter.unnamed) json.number(static_cast<long long>(id));
    json.end_array().end_object();
}

void write(JsonWriter& json, std::vector<Told> const& all) {
    json.begin_array();
    for (auto const& told : all) {
        json.begin_object().key("at").text(iso(told.at)).key("who").text(told.who).key("what").text(told.what).key("fields").begin_object();
        for (auto const& line : told.lines) json.key(line.name).text(line.said);
        json.end_object().end_object();
    }
    json.end_array();
}

void write(JsonWriter& json, Processing const& entry) {
    json.begin_object().key("name").text(entry.name).key("purpose").text(entry.purpose).key("legal_basis").text(bases[static_cast<std::size_t>(entry.basis)].code);
    json.key("source").text(entry.source).key("recipients").text(entry.recipients).key("processors").text(entry.processors).key("transfers").text(entry.transfers);
    json.key("retention").text(entry.retention).key("controller").text(entry.controller).key("officer").text(entry.officer).end_object();
}

}  // namespace

std::string dossier_json(Dossier const& dossier) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("format").text("ateneu.personal-data").key("version").number(1LL).key("organisation").text(dossier.organisation);
    json.key("made_at").text(iso(dossier.at)).key("person").begin_object().key("id").number(static_cast<long long>(dossier.person)).key("name").text(dossier.name).end_object();
    json.key("chapters").begin_array();
    for (auto const& chapter : dossier.chapters) write(json, chapter);
    json.end_array();
    write(json.key("history"), dossier.history);
    write(json.key("changes_made"), dossier.deeds);
    json.key("uses").begin_array();
    for (auto const& entry : dossier.processings) write(json, entry);
    json.end_array().end_object();
    return out;
}

}  // namespace ateneu::privacy
