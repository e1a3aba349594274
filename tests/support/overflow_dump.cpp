#include "tests/support/overflow_dump.h"

#include <algorithm>
#include <ostream>
#include <random>
#include <sstream>
#include <stdexcept>

namespace ateneu::tests {

namespace {

/// `table(column:kind …)`: n NULL, b false, y true, i 0, s a moment, a an empty array, j an empty object, t empty text. Source: spec 2.
constexpr std::string_view schema[] = {
    "accounts id:i accountable_id:n accountable_type:n balance:i max_allowed_balance:n min_allowed_balance:n flagged:n created_at:s updated_at:s organization_id:n",
    "active_admin_comments id:i namespace:n body:n resource_id:t resource_type:t author_id:n author_type:n created_at:s updated_at:s",
    "ar_internal_metadata key:t value:n created_at:s updated_at:s",
    "categories id:i created_at:s updated_at:s name_translations:j icon_name:n",
    "device_tokens id:i user_id:i token:t created_at:s updated_at:s",
    "documents id:i documentable_id:n documentable_type:n title_translations:j content_translations:j label:n created_at:s updated_at:s",
    "events id:i action:i post_id:n member_id:n transfer_id:n created_at:s updated_at:s",
    "members id:i user_id:n organization_id:n manager:n created_at:s updated_at:s entry_date:n member_uid:n active:y tags:a",
    "movements id:i account_id:n transfer_id:n amount:n created_at:s updated_at:s",
    "organizations id:i name:t created_at:s updated_at:s reg_number_seq:n theme:n email:n phone:n web:n public_opening_times:n description:n address:n neighborhood:n city:n domain:n highlighted:b",
    "petitions id:i user_id:i organization_id:i status:n created_at:s updated_at:s",
    "posts id:i title:n type:n category_id:n user_id:n description:n start_on:n end_on:n created_at:s updated_at:s tags:a organization_id:n active:y is_group:b tsv:n",
    "push_notifications id:i event_id:i device_token_id:i processed_at:n created_at:s updated_at:s title:t body:t data:j",
    "schema_migrations version:t",
    "transfers id:i post_id:n reason:n operator_id:n created_at:s updated_at:s",
    "users id:i username:t email:t date_of_birth:n phone:n alt_phone:n address:n created_at:s updated_at:s deleted_at:n gender:n description:n active:y terms_accepted_at:n encrypted_password:t "
    "reset_password_token:n reset_password_sent_at:n remember_created_at:n sign_in_count:i current_sign_in_at:n last_sign_in_at:n current_sign_in_ip:n last_sign_in_ip:n confirmation_token:n "
    "confirmed_at:s confirmation_sent_at:n unconfirmed_email:n failed_attempts:i unlock_token:n locked_at:n locale:n notifications:y push_notifications:y postcode:n",
};

DumpCell initial(char kind) {
    switch (kind) {
        case 'n': return std::nullopt;
        case 'b': return "f";
        case 'y': return "t";
        case 'i': return "0";
        case 's': return "2023-11-05 09:10:11.123456";
        case 'a':
        case 'j': return "{}";
        default: return "";
    }
}

char const* type_of(std::string const& column, char kind) {
    if (column == "tags") return "text[] DEFAULT '{}'::text[]";
    if (kind == 'b' || kind == 'y') return "boolean DEFAULT true";
    if (kind == 's') return "timestamp without time zone";
    if (kind == 'j') return "jsonb DEFAULT '{}'::jsonb NOT NULL";
    return kind == 'i' ? "bigint NOT NULL" : "character varying";
}

std::int64_t number(DumpCell const& cell) { return cell ? std::stoll(*cell) : 0; }

}  // namespace

OverflowDump::OverflowDump(Version version) : version_(version) { declare_all(version); }

void OverflowDump::declare(std::string_view line) {
    std::istringstream words{std::string(line)};
    std::string name, word;
    words >> name;
    auto& table = tables_[name];
    while (words >> word) table.columns.emplace_back(word.substr(0, word.find(':')), word.back());
}

void OverflowDump::declare_all(Version version) {
    for (auto const line : schema) declare(line);
    if (version == Version::of_2018) {
        drop_table("petitions").drop_table("ar_internal_metadata");
        drop_column("members", "tags").drop_column("users", "postcode").drop_column("posts", "is_group").drop_column("organizations", "highlighted").drop_column("categories", "icon_name");
        tables_.at("users").columns.emplace_back("identity_document", 'n');
    }
    if (version == Version::next) {
        declare("organization_alliances id:i source_organization_id:n target_organization_id:n status:i created_at:s updated_at:s");
        declare("moon_phases id:i name:t");
        tables_.at("users").columns.emplace_back("favourite_moon", 'n');
        add("moon_phases", {{"name", "full"}});
    }
    add("schema_migrations", {{"version", version == Version::of_2018 ? "20181004200104" : "20250718181700"}});
}

OverflowDump::Row& OverflowDump::at(std::string const& table, std::int64_t id) {
    auto const wanted = std::to_string(id);
    auto& rows = tables_.at(table).rows;
    // What was added last is asked for most.
    auto const found = std::find_if(rows.rbegin(), rows.rend(), [&](Row const& row) { return row.at("id") == wanted; });
    if (found == rows.rend()) throw std::out_of_range(table + " " + wanted);
    return *found;
}

OverflowDump::Row const& OverflowDump::row(std::string const& table, std::int64_t id) const { return const_cast<OverflowDump*>(this)->at(table, id); }

std::int64_t OverflowDump::add(std::string const& name, Row const& row) {
    auto& table = tables_.at(name);
    auto& cells = table.rows.emplace_back();
    for (auto const& [column, kind] : table.columns) cells[column] = initial(kind);
    for (auto const& [column, value] : row)
        if (cells.contains(column)) cells[column] = value;
    if (!cells.contains("id")) return 0;
    if (!row.contains("id")) cells["id"] = std::to_string(table.last + 1);
    table.last = std::max(table.last, number(cells["id"]));
    return number(cells["id"]);
}

OverflowDump& OverflowDump::set(std::string const& table, std::int64_t id, std::string const& column, Cell value) {
    at(table, id).at(column) = std::move(value);
    return *this;
}

OverflowDump& OverflowDump::drop_row(std::string const& table, std::int64_t id) {
    std::erase_if(tables_.at(table).rows, [&](Row const& row) { return row.at("id") == std::to_string(id); });
    return *this;
}

OverflowDump& OverflowDump::drop_table(std::string const& table) {
    tables_.erase(table);
    return *this;
}

OverflowDump& OverflowDump::drop_column(std::string const& table, std::string const& column) {
    std::erase_if(tables_.at(table).columns, [&](auto const& each) { return each.first == column; });
    for (auto& row : tables_.at(table).rows) row.erase(column);
    return *this;
}

std::int64_t OverflowDump::bank(std::string const& name) {
    auto const id = add("organizations", {{"name", name}, {"created_at", "2015-0" + std::to_string(1 + tables_.at("organizations").last % 9) + "-03 08:00:00"}});
    add("accounts", {{"accountable_type", "Organization"}, {"accountable_id", std::to_string(id)}, {"organization_id", std::to_string(id)}});
    return id;
}

std::int64_t OverflowDump::user(std::string const& name, Cell const& email) {
    auto const next = std::to_string(tables_.at("users").last + 1);
    return add("users", {{"username", name}, {"email", email ? email : "user" + next + "@example.com"}, {"encrypted_password", email ? bcrypt : ""}, {"locale", "ca"}});
}

std::int64_t OverflowDump::member(std::int64_t user, std::int64_t organization, int uid) {
    auto const id = add("members", {{"user_id", std::to_string(user)}, {"organization_id", std::to_string(organization)}, {"member_uid", std::to_string(uid)}, {"entry_date", "2023-11-05"}});
    add("accounts", {{"accountable_type", "Member"}, {"accountable_id", std::to_string(id)}, {"organization_id", std::to_string(organization)}});
    return id;
}

std::int64_t OverflowDump::account_of(std::string const& type, std::int64_t owner) const {
    auto const& all = rows("accounts");
    auto const wanted = std::to_string(owner);
    auto const found = std::find_if(all.rbegin(), all.rend(), [&](Row const& row) { return row.at("accountable_id") == wanted && row.at("accountable_type") == type; });
    if (found != all.rend()) return number(found->at("id"));
    throw std::out_of_range("account of " + type + " " + std::to_string(owner));
}

std::int64_t OverflowDump::transfer(std::int64_t from, std::int64_t to, std::int64_t seconds, std::string const& moment, Row const& more) {
    auto row = more;
    row["created_at"] = moment;
    auto const id = add("transfers", row);
    for (auto const& [account, amount] : {std::pair(from, -seconds), std::pair(to, seconds)}) {
        add("movements", {{"account_id", std::to_string(account)}, {"transfer_id", std::to_string(id)}, {"amount", std::to_string(amount)}, {"created_at", moment}});
        auto& balance = at("accounts", account)["balance"];
        balance = std::to_string(number(balance) + amount);
    }
    return id;
}

void OverflowDump::many_transfers(std::int64_t count, unsigned seed) {
    std::mt19937_64 chance(seed);
    std::map<std::string, std::vector<std::size_t>> by_bank;
    auto& accounts = tables_.at("accounts").rows;
    std::vector<std::int64_t> balances;
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        by_bank[accounts[i].at("organization_id").value_or("")].push_back(i);
        balances.push_back(number(accounts[i].at("balance")));
    }
    std::vector<std::vector<std::size_t>> banks;
    for (auto const& [bank, own] : by_bank)
        if (own.size() > 1) banks.push_back(own);
    for (std::int64_t i = 0; i < count; ++i) {
        auto const& own = banks[chance() % banks.size()];
        auto const from = own[chance() % own.size()];
        auto to = own[chance() % own.size()];
        if (to == from) to = own[from == own.front() ? 1 : 0];
        std::int64_t const seconds = chance() % 10 == 0 ? 1 + static_cast<std::int64_t>(chance() % 9000) : 900 * (1 + static_cast<std::int64_t>(chance() % 16));
        sparse_.push_back({number(accounts[from].at("id")), number(accounts[to].at("id")), seconds, static_cast<std::int64_t>(i)});
        balances[from] -= seconds;
        balances[to] += seconds;
    }
    for (std::size_t i = 0; i < accounts.size(); ++i) accounts[i]["balance"] = std::to_string(balances[i]);
}

std::int64_t OverflowDump::count(std::string const& table) const {
    auto const more = static_cast<std::int64_t>(sparse_.size());
    return static_cast<std::int64_t>(rows(table).size()) + (table == "transfers" ? more : table == "movements" ? 2 * more : 0);
}

std::vector<std::string> OverflowDump::tables() const {
    std::vector<std::string> names;
    for (auto const& [name, table] : tables_) names.push_back(name);
    return names;
}

void OverflowDump::write_rows(std::ostream& out, std::string const& name, Table const& table, bool inserts) const {
    std::vector<std::string> columns, cells;
    for (auto const& [column, kind] : table.columns) columns.push_back(column == "key" || column == "position" ? "\"" + column + "\"" : column);
    auto const head = " public." + name + " (" + joined(columns, ", ") + ")";
    auto const write = [&](Row const& row) {
        cells.clear();
        for (auto const& [column, kind] : table.columns) cells.push_back(inserts ? inserted(row.at(column), kind == 'b' || kind == 'y') : copied(row.at(column)));
        out << (inserts ? "INSERT INTO" + head + " VALUES (" + joined(cells, ", ") + ");\n" : joined(cells, "\t") + "\n");
    };
    if (!inserts) out << "COPY" << head << " FROM stdin;\n";
    for (auto const& row : table.rows) write(row);
    if (!sparse_.empty() && (name == "transfers" || name == "movements")) {
        Row row;
        for (auto const& [column, kind] : table.columns) row[column] = initial(kind);
        auto transfer = tables_.at("transfers").last, movement = tables_.at("movements").last;
        for (auto const& each : sparse_) {
            ++transfer;
            auto const minute = each.at % 60, hour = each.at / 60 % 24, day = each.at / 1440 % 28, month = each.at / 40320 % 12, year = each.at / 483840 % 9;
            auto const two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
            row["created_at"] = row["updated_at"] = std::to_string(2016 + year) + "-" + two(month + 1) + "-" + two(day + 1) + " " + two(hour) + ":" + two(minute) + ":07.25";
            if (name == "transfers") {
                row["id"] = std::to_string(transfer);
                row["reason"] = each.at % 3 == 0 ? Cell("Classe de català, núm. " + std::to_string(each.at)) : std::nullopt;
                write(row);
                continue;
            }
            row["transfer_id"] = std::to_string(transfer);
            for (auto const& [account, amount] : {std::pair(each.from, -each.seconds), std::pair(each.to, each.seconds)}) {
                row["id"] = std::to_string(++movement);
                row["account_id"] = std::to_string(account);
                row["amount"] = std::to_string(amount);
                write(row);
            }
        }
    }
    if (!inserts) out << "\\.\n\n\n";
}

void OverflowDump::write(std::ostream& out, Form form) const {
    std::mt19937 chance(form.shuffle);
    auto const stir = [&](auto& list) {
        if (form.shuffle) std::shuffle(list.begin(), list.end(), chance);
    };
    auto names = tables();
    stir(names);
    auto all = tables_;
    for (auto& [name, table] : all) {
        stir(table.columns);
        stir(table.rows);
    }
    out << "--\n-- PostgreSQL database dump\n--\n\n-- Dumped from database version 14.11\n-- Dumped by pg_dump version 14.11\n\nSET statement_timeout = 0;\nSET client_encoding = 'UTF8';\n"
           "SET standard_conforming_strings = on;\nSELECT pg_catalog.set_config('search_path', '', false);\n\nCREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public;\n\n";
    if (form.schema)
        for (auto const& name : names) {
            std::vector<std::string> declared;
            for (auto const& [column, kind] : all.at(name).columns) declared.push_back("    " + (column == "key" ? "\"key\"" : column) + " " + type_of(column, kind));
            out << "CREATE TABLE public." << name << " (\n" << joined(declared, ",\n") << "\n);\n\n\n";
        }
    for (auto const& name : names) write_rows(out, name, all.at(name), form.inserts);
    out << "--\n-- PostgreSQL database dump complete\n--\n\n";
}

std::string OverflowDump::sql(Form form) const {
    std::ostringstream out;
    write(out, form);
    return out.str();
}

}  // namespace ateneu::tests
