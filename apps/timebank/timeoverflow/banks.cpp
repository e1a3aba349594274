#include <charconv>

#include "apps/timebank/timeoverflow/taking.h"
#include "core/base/text.h"
#include "domain/ledger/account.h"

namespace ateneu::timebank::timeoverflow {

namespace {

constexpr auto table = "organizations";

/// TB-R61: a bare host is an address.
Url web_address(Taking& taking, Row const& row) {
    auto const web = row.text("web");
    if (web.empty() || is_url(web)) return {web};
    if (auto const whole = "http://" + web; web.find('.') != std::string::npos && is_url(whole)) return {whole};
    taking.tally.changed(table, "the web address is none, and was left empty", row.key());
    return {};
}

std::optional<double> degrees(std::string const& text, double most) {
    double number = 0;
    auto const [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || stop != text.data() + text.size() || !(number >= -most && number <= most)) return {};
    return number;
}

class Banks {
public:
    explicit Banks(Taking& taking) : taking_(taking) {
        auto const rows = taking.sql.query(R"(SELECT "name" FROM "timebank_bank")");
        while (rows->next()) names_.insert(fold(rows->text(0)));
    }

    void take(Row const& row) {
        if (auto const ours = taking_.brought(table, row)) return take_known(row, *ours);
        auto bank = bank_of(row);
        bank.id = {taking_.keys.next(Bank::entity())};
        AnyReference const owner{Bank::entity().full_name(), bank.id.value};
        bank.book = Id<ledger::Book>{taking_.batch.add(ledger::Book{.name = bank.name, .owner = owner, .created_at = bank.created_at})};
        auto const number = row.integer("reg_number_seq").value_or(0);
        taking_.places[row.id()] = {.id = bank.id, .book = *bank.book, .timezone = zone, .last_uid = number > 0 && number <= highest_number ? static_cast<int>(number) : 0};
        open_account(row, bank);
        taking_.batch.add(bank);
        taking_.remember(table, row, Bank::entity(), bank.id.value);
        taking_.tally.written(table);
    }

private:
    /// Two installations count from 1 alike: one must not be taken for the other.
    void check_same(Row const& row, Bank const& bank) const {
        auto const began = row.moment("created_at");
        if (began && *began != bank.created_at)
            throw takeover::ImportError(takeover::ImportError::Kind::refused, table, 0,
                                        "row " + row.key() + " began at another moment than the bank that an import before brought under this key: this dump is of another TimeOverflow; give it a name of its own with --source");
    }

    void take_known(Row const& row, std::int64_t id) {
        auto const bank = *taking_.tx.read(Id<Bank>{id});
        check_same(row, bank);
        Place place{.id = bank.id, .book = *bank.book, .timezone = bank.timezone.value, .last_uid = bank.last_uid};
        auto const members = taking_.sql.query(R"(SELECT "uid", "person" FROM "timebank_member" WHERE "bank" = $1)", {id});
        while (members->next()) {
            place.taken.insert(static_cast<int>(members->integer(0)));
            if (!members->is_null(1)) place.people.insert(members->integer(1));
        }
        taking_.places[row.id()] = std::move(place);
    }

    Bank bank_of(Row const& row) {
        Bank bank{.name = free_name(row),
                  .city = row.text("city"),
                  .neighbourhood = row.text("neighborhood"),
                  .address = row.text("address"),
                  .phone = row.text("phone"),
                  .web = web_address(taking_, row),
                  .description = row.raw("description"),
                  .opening_times = row.raw("public_opening_times"),
                  .is_highlighted = row.boolean("highlighted").value_or(false),
                  .created_at = row.moment("created_at").value_or(taking_.options.now)};
        bank.timezone = {zone};
        auto const email = lower_ascii(row.text("email"));
        if (email.empty() || is_email(email)) bank.email = {email};
        else taking_.tally.changed(table, "the e-mail is none, and was left empty", row.key());
        auto const latitude = degrees(row.text("latitude"), 90), longitude = degrees(row.text("longitude"), 180);
        if (latitude && longitude) {
            bank.latitude = Degrees{*latitude};
            bank.longitude = Degrees{*longitude};
        }
        return bank;
    }

    std::string free_name(Row const& row) {
        auto name = row.text("name");
        if (name.empty()) {
            name = "Time bank " + row.key();
            taking_.tally.changed(table, "without a name", row.key());
        }
        auto free = name;
        for (int number = 2; !names_.insert(fold(free)).second; ++number) free = name + " (" + std::to_string(number) + ")";
        if (free != name) taking_.tally.changed(table, "a bank of this name was here, so it got a number behind it", row.key());
        return free;
    }

    void open_account(Row const& row, Bank& bank) {
        auto* const there = taking_.account_of(Account::Of::bank, row.id());
        ledger::Account account{.book = *bank.book, .owner = AnyReference{Bank::entity().full_name(), bank.id.value}, .created_at = bank.created_at};
        if (there) {
            account.lowest = there->lowest;
            account.highest = there->highest;
            account.created_at = there->created;
        }
        bank.account = Id<ledger::Account>{taking_.batch.add(account)};
        if (there) taking_.took(*there, bank.account->value, bank.id.value, 0);
    }

    Taking& taking_;
    std::unordered_set<std::string> names_;
};

}  // namespace

void take_banks(Taking& taking) {
    Banks banks(taking);
    in_parts(taking.sql, table, [&](std::vector<Row> const& rows) {
        for (auto const& row : rows) banks.take(row);
        taking.batch.write();
    });
}

}  // namespace ateneu::timebank::timeoverflow
