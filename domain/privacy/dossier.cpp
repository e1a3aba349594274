#include "domain/privacy/dossier.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/csv/writer.h"
#include "core/entity/convert.h"
#include "core/html/basics.h"
#include "core/store/history.h"
#include "core/store/list.h"

namespace ateneu::privacy {

using people::Person;

namespace {

constexpr int most_changes = 10'000;

/// "ana@example.org" as "…@example.org".
std::string masked_address(std::string const& address) {
    auto const at = address.find('@');
    return at == std::string::npos ? "…" : "…" + address.substr(at);
}

class Gathering {
public:
    Gathering(Transaction& tx, Reader const& reader, Person const& person) : tx_(tx), reader_(reader), person_(person), addresses_(proved_addresses_of(tx, person)) {}

    Chapter chapter(Part const& part) {
        Chapter chapter{.entity = part.entity, .why = why(part), .erasing = erasing(part.fate)};
        if (part.fate == Fate::named && is_about_people(*part.entity)) {
            chapter.unnamed = part.ids;
            return chapter;
        }
        auto const names = titles(tx_, *part.entity, part.ids);
        for (auto const id : part.ids) {
            auto const name = names.find(id);
            Entry entry{id, name == names.end() ? "#" + std::to_string(id) : name->second, {}};
            if (part.fate != Fate::named) fill(entry, *part.entity);
            chapter.entries.push_back(std::move(entry));
        }
        return chapter;
    }

    std::vector<Told> history() {
        std::vector<Told> all;
        for (auto const& entry : history_of(tx_, Person::entity(), person_.id.value, most_changes)) {
            Told told{entry.at, name_of(entry.person, entry.who), reader_.say.t(Person::entity().label) + " #" + std::to_string(entry.record), {}};
            for (auto const& change : entry.fields)
                if (auto const* field = Person::entity().find(change.field); field && field->kind() != Kind::secret)
                    told.lines.push_back({field->name, reader_.say.t(field->label), change.before.value_or("") + " → " + change.after.value_or(""), ""});
            all.push_back(std::move(told));
        }
        return all;
    }

    std::vector<Told> deeds() {
        std::vector<Told> all;
        auto const rows = tx_.sql().query(R"(SELECT s."id", s."at", s."door", (SELECT COUNT(*) FROM "core_change" c WHERE c."change_set" = s."id")
                                             FROM "core_change_set" s WHERE s."person" = $1 ORDER BY s."id" DESC LIMIT 10000)", {person_.id.value});
        while (rows->next())
            all.push_back({parse_instant(rows->text(1)).value_or(Instant{}), people::full_name(person_),
                           reader_.say.n("{count} change", "{count} changes", rows->integer(3)) + " (" + std::string(rows->text(2)) + ")", {}});
        return all;
    }

private:
    std::string why(Part const& part) const {
        auto const& say = reader_.say;
        switch (part.by) {
            case Part::By::self: return say.t(N_("Your own record."));
            case Part::By::address: return say.t({N_("Your e-mail address stands in “{field}”."), {{"field", say.t(part.through->label)}}});
            case Part::By::belonging: return say.t({N_("It belongs to a record of yours, by “{field}”."), {{"field", say.t(part.through->label)}}});
            case Part::By::reference: break;
        }
        return say.t({part.fate == Fate::named ? N_("You are named in “{field}”; the record is about something else.") : N_("It is about you, by “{field}”."), {{"field", say.t(part.through->label)}}});
    }
    std::string erasing(Fate fate) const {
        auto const& say = reader_.say;
        switch (fate) {
            case Fate::removed: return say.t(N_("Taken away when you are erased."));
            case Fate::anonymised: return say.t(N_("Stays without what is personal when you are erased."));
            default: return say.t(N_("Stays when you are erased, without your name."));
        }
    }

    std::string name_of(std::int64_t person, std::string const& who) const {
        if (person == person_.id.value) return people::full_name(person_);
        return who.empty() ? "" : ui::initials(who);
    }

    void fill(Entry& entry, Entity const& entity) {
        auto record = tx_.read(entity, entry.id);
        if (!record) return;
        Record const one[] = {*record};
        ListPage page;
        page.references = reference_titles(tx_, entity, one);
        auto const others = reduce(page);
        csv::Wish wish;
        wish.reader = reader_;
        for (auto const& name : others) entry.title = replaced(entry.title, name, ui::initials(name));
        for (std::size_t i = 0; i < entity.fields.size(); ++i) {
            auto const& field = entity.fields[i];
            auto& value = record->values[i];
            if (field.kind() == Kind::secret || field.is_children() || is_blank(value)) continue;
            mask(field, value, others);
            entry.lines.push_back({field.name, reader_.say.t(field.label), csv::said(wish, page, csv::Column{&field, nullptr}, value), to_json(field, value)});
        }
    }

    /// Names of other people become initials; the whole names, so that they can be cut out of texts as well.
    std::vector<std::string> reduce(ListPage& page) const {
        std::vector<std::string> names;
        for (auto& [key, title] : page.references)
            if (key.first == &Person::entity() && key.second != person_.id.value && !title.empty()) {
                names.push_back(title);
                title = ui::initials(title);
            }
        return names;
    }

    bool is_own(std::string const& address) const { return std::find(addresses_.begin(), addresses_.end(), lower_ascii(address)) != addresses_.end(); }

    void mask(Field const& field, Value& value, std::vector<std::string> const& others) const {
        bool const is_address = field.kind() == Kind::email || field.options.item == Kind::email;
        auto const one = [&](std::string& text) {
            if (is_address && !is_own(text)) text = masked_address(text);
            for (auto const& name : others) text = replaced(text, name, ui::initials(name));
        };
        if (auto* text = std::get_if<std::string>(&value); text && field.kind() != Kind::json && field.kind() != Kind::choice) one(*text);
        if (auto* texts = std::get_if<Texts>(&value))
            for (auto& text : *texts) one(text);
    }

    Transaction& tx_;
    Reader const& reader_;
    Person const& person_;
    std::vector<std::string> addresses_;
};

/// Why we have it and for how long, from the register.
void explain(Transaction& tx, Reader const& reader, Dossier& dossier) {
    for (auto& chapter : dossier.chapters) {
        for (auto const& entry : dossier.processings)
            if (speaks_of(entry, *chapter.entity)) chapter.purposes.push_back(entry.name);
        auto const rows = tx.sql().query(R"(SELECT "title", "keep_days" FROM "privacy_retention_rule" WHERE "kind" = $1 ORDER BY "id")", {chapter.entity->full_name()});
        while (rows->next())
            chapter.retention.push_back(reader.say.t(std::string(rows->text(0)).c_str()) + ": " + reader.say.n("{count} day", "{count} days", rows->integer(1)));
    }
    std::erase_if(dossier.processings, [&](Processing const& entry) {
        return std::none_of(dossier.chapters.begin(), dossier.chapters.end(), [&](Chapter const& chapter) { return speaks_of(entry, *chapter.entity); });
    });
}

}  // namespace

Dossier dossier_of(Transaction& tx, Reader const& reader, std::string const& organisation, Id<Person> id) {
    Transaction::Deed const deed(tx);
    auto const person = tx.read(id);
    must(person.has_value(), "the person of an export isn't there");
    Dossier dossier{.person = id.value, .name = people::full_name(*person), .organisation = organisation, .at = tx.now()};
    Gathering gathering(tx, reader, *person);
    for (auto const& part : parts_of(tx, id)) dossier.chapters.push_back(gathering.chapter(part));
    dossier.history = gathering.history();
    dossier.deeds = gathering.deeds();
    dossier.processings = all_processings(tx);
    explain(tx, reader, dossier);
    return dossier;
}

}  // namespace ateneu::privacy
