#include "apps/workshops/amy/history.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "apps/workshops/amy/importing.h"
#include "core/base/json.h"
#include "core/base/text.h"

namespace ateneu::workshops::amy {

PastKeys::Known& PastKeys::known(Entity const& target) {
    auto const [at, is_new] = known_.try_emplace(&target);
    if (is_new) {
        auto const* const table = table_of_entity(target.full_name());
        auto const* const there = survey_.table_of(target);
        at->second = {table ? table->key : Key::none,
                      target.full_name() == "people.permission",
                      there,
                      {},
                      there ? there->ids.highest() : 0};
    }
    return at->second;
}

std::optional<std::int64_t> PastKeys::find(Entity const& target, std::string_view key) {
    auto& known = this->known(target);
    if (known.key != Key::uuid) {
        auto const id = parse_integer(key);
        if (!id || *id <= 0) return {};
        if (known.is_permission) return permissions_.find(*id);
        return known.key == Key::integer ? id : std::nullopt;
    }
    auto const uuid = parse_uuid(key);
    if (!uuid) return {};
    if (known.there)
        if (auto const found = known.there->uuids.find(*uuid); found != known.there->uuids.end())
            return found->second;
    auto const [at, is_new] = known.gone.try_emplace(*uuid, known.highest + 1);
    if (is_new) ++known.highest;
    return at->second;
}

std::int64_t PastKeys::highest(Entity const& entity) const {
    auto const found = known_.find(&entity);
    return found == known_.end() ? 0 : found->second.highest;
}

History::History(Registry const& registry, Survey const& survey, PastKeys& keys)
    : survey_(survey),
      keys_(keys),
      login_(registry.find(logins().entity)),
      file_(std::tmpfile(), std::fclose) {
    if (!file_) throw std::runtime_error("a temporary file for the history can't be made");
}

std::string History::add(Version const& version) {
    auto const& model = *version.model;
    if (!model.table || !model.entity)
        return "history of " + model.name + ", which is not taken over";
    if (version.format != "json") return "a version that isn't JSON";
    auto const record = keys_.find(*model.entity, version.key);
    if (!record) return "a version of a record without a readable key";
    auto const state = reader(*model.table, *model.entity).read(version.data);
    if (!state) return "a version that can't be read";
    keep(*model.entity, *record, version, *state);
    if (model.table->entity == "people.person") keep_login(*record, version);
    return "";
}

VersionReader& History::reader(Table const& table, Entity const& entity) {
    return readers_.try_emplace(&entity, table, entity, survey_, keys_).first->second;
}

/// Who may log in is a record of its own here.
void History::keep_login(std::int64_t record, Version const& version) {
    auto login =
        reader(logins(), *login_).read(version.data).value_or(State(login_->fields.size()));
    for (std::size_t i = 0; i < login_->fields.size(); ++i)
        if (login_->fields[i].kind() != Kind::boolean) login[i].clear();
    login[static_cast<std::size_t>(login_->index_of("person"))] = std::to_string(record);
    keep(*login_, record, version, login);
}

namespace {

void append_number(std::string& out, std::uint32_t number) {
    out.append(reinterpret_cast<char const*>(&number), sizeof number);
}

}  // namespace

void History::keep(Entity const& entity, std::int64_t record, Version const& version,
                   State const& state) {
    std::string bytes;
    for (auto const& field : state) {
        append_number(bytes, static_cast<std::uint32_t>(field.size()));
        bytes += field;
    }
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
        throw std::runtime_error(
            "the temporary file for the history can't be written: is the disk full?");
    entries_.push_back({&entity, record, version.id, version.change_set, version.at, size_});
    size_ += static_cast<std::int64_t>(bytes.size());
}

State History::state_at(Entry const& entry) {
    State state(entry.entity->fields.size());
    bool good = std::fseek(file_.get(), static_cast<long>(entry.offset), SEEK_SET) == 0;
    for (auto& field : state) {
        std::uint32_t size = 0;
        good = good && std::fread(&size, sizeof size, 1, file_.get()) == 1;
        if (!good) break;
        field.resize(size);
        good = std::fread(field.data(), 1, size, file_.get()) == size;
    }
    if (!good) throw std::runtime_error("the temporary file for the history can't be read");
    return state;
}

namespace {

/// The touched fields of one change, as the store writes them: a JSON object for each side.
struct Difference {
    std::string before, after;
    bool empty = true;
};

/// A field that only one of two versions knows came or went with a version of AMY; nobody changed
/// it. The stamps say what the change set says already.
Difference difference(Entity const& entity, State const& before, State const& after) {
    Difference found;
    JsonWriter old_json(found.before), new_json(found.after);
    old_json.begin_object();
    new_json.begin_object();
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (before[i].empty() || after[i].empty() || before[i] == after[i]) continue;
        if (entity.fields[i].options.stamp != Stamp::none) continue;
        found.empty = false;
        old_json.key(entity.fields[i].name).raw(before[i]);
        new_json.key(entity.fields[i].name).raw(after[i]);
    }
    old_json.end_object();
    new_json.end_object();
    return found;
}

std::string whole(Entity const& entity, State const& state) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (std::size_t i = 0; i < state.size(); ++i)
        if (!state[i].empty()) json.key(entity.fields[i].name).raw(state[i]);
    json.end_object();
    return text;
}

/// Somebody who can't log in has no login.
bool is_nothing(State const& login) {
    return std::find(login.begin(), login.end(), "true") == login.end();
}

std::vector<std::string> const columns{"change_set", "at",     "entity", "record",
                                       "action",     "before", "after"};

}  // namespace

std::int64_t History::write(db::Connection& sql) {
    std::fflush(file_.get());
    auto const by_record = [](Entry const& a, Entry const& b) {
        return std::tuple(a.entity, a.record, a.version) <
               std::tuple(b.entity, b.record, b.version);
    };
    std::sort(entries_.begin(), entries_.end(), by_record);
    auto const bulk = sql.bulk("core_change", columns, "ittittt");
    std::int64_t written = 0;
    State before;
    Entry const* last = nullptr;
    for (auto const& entry : entries_) {
        auto after = state_at(entry);
        bool const is_first = !last || last->entity != entry.entity || last->record != entry.record;
        bool const is_login = entry.entity == login_;
        auto change =
            is_first ? Difference{"", whole(*entry.entity, after), is_login && is_nothing(after)}
                     : difference(*entry.entity, before, after);
        if (!change.empty) {
            auto const set = std::to_string(entry.change_set),
                       record = std::to_string(entry.record);
            auto const at = iso(Instant{entry.at}), name = entry.entity->full_name();
            std::optional<std::string_view> const cells[] = {
                set,
                at,
                name,
                record,
                is_first ? "add" : "change",
                is_first ? std::nullopt : std::optional<std::string_view>(change.before),
                change.after};
            bulk->row(cells);
            if (!is_login) ++written;
        }
        before = std::move(after);
        last = &entry;
    }
    bulk->finish();
    return written;
}

}  // namespace ateneu::workshops::amy
