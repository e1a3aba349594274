#include "apps/timebank/bank_files.h"

#include <algorithm>
#include <map>

#include "apps/timebank/exchange.h"
#include "apps/timebank/members_office.h"
#include "apps/timebank/membership.h"
#include "apps/timebank/pay.h"
#include "apps/timebank/posting.h"
#include "core/access/secret.h"
#include "core/base/text.h"
#include "core/intake/csv_reader.h"
#include "domain/ledger/ledger.h"
#include "domain/people/person.h"
#include "domain/people/preference.h"

namespace ateneu::timebank {

namespace {

constexpr BankFileKind kinds[] = {
    {"members", N_("Members"), N_("Number, day of joining, first name, first and second surname, gender (1 female, 2 male, 3 others, 4 not said), birth date, phone, second phone, e-mail")},
    {"posts", N_("Offers and requests"), N_("Number of the member, Offer or Inquiry, title, description, category, entered, first and last day")},
    {"payments", N_("Payments"), N_("Number of who gives, member or organization, number of who gets, member or organization, seconds, entered, comment, offer or request")},
};

/// The cells of a line; those that the file leaves out are blank.
class Cells {
public:
    explicit Cells(std::vector<std::string> const& cells) : cells_(cells) {}
    std::string operator[](std::size_t at) const { return at < cells_.size() ? trimmed(cells_[at]) : ""; }
    std::optional<std::int64_t> number(std::size_t at) const { return parse_integer((*this)[at]); }
    bool is_blank() const { return std::all_of(cells_.begin(), cells_.end(), [](std::string const& cell) { return trimmed(cell).empty(); }); }

private:
    std::vector<std::string> const& cells_;
};

Refusal wrong(char const* why) { return {"not_valid", why}; }

/// A day, or nothing; `refusal` where there is something else.
std::optional<Date> day_in(Cells const& cells, std::size_t at, std::optional<Refusal>& refusal) {
    if (cells[at].empty()) return {};
    auto const day = parse_date(cells[at].substr(0, 10));
    if (!day) refusal = wrong(N_("Write days as 2026-12-31."));
    return day;
}
std::optional<Instant> moment_in(Cells const& cells, std::size_t at, std::optional<Refusal>& refusal) {
    auto text = cells[at];
    if (text.empty()) return {};
    if (text.ends_with(" UTC")) text.resize(text.size() - 4);
    if (auto const moment = parse_instant(text)) return moment;
    if (auto const day = parse_date(text)) return parse_instant(iso(*day) + "T00:00:00Z");
    refusal = wrong(N_("Write moments as 2026-12-31 18:30:00."));
    return {};
}

/// A record by its number over there, where an import from there was here.
std::optional<std::int64_t> brought(Transaction& tx, std::string_view kind, std::string const& key) {
    return tx.sql().integer(R"(SELECT MAX("record_id") FROM "people_external_id" WHERE "system" LIKE 'timeoverflow%' AND "kind" = $1 AND "key" = $2)", {kind, std::string_view(key)});
}

/// One line; what it speaks of goes into `about`. True where it brought something.
using TakeLine = Result<bool> (*)(Transaction& tx, Bank const& bank, Cells const& cells, std::string const& key, std::string& about);

Result<bool> take_member(Transaction& tx, Bank const& bank, Cells const& cells, std::string const&, std::string& about) {
    constexpr char const* genders[] = {"", "F", "M", "O", ""};
    std::optional<Refusal> refusal;
    NewMember wanted{.bank = bank.id, .personal = cells[2], .family = trimmed(cells[3] + " " + cells[4]), .email = cells[9], .phone = cells[7], .alt_phone = cells[8]};
    about = trimmed(wanted.personal + " " + wanted.family) + " (" + cells[0] + ")";
    auto const number = cells.number(0), gender = cells[5].empty() ? 4 : cells.number(5);
    auto const entered = day_in(cells, 1, refusal);
    wanted.born_on = day_in(cells, 6, refusal);
    if (refusal) return *refusal;
    if (!number || *number < 1 || *number > 2'000'000'000) return wrong(N_("The number of a member is a whole number above zero."));
    if (!gender || *gender < 1 || *gender > 4) return wrong(N_("Gender is a number from 1 to 4, or blank."));
    wanted.gender = genders[*gender];
    // Who comes without an e-mail is known by number and name alone.
    auto const same = tx.sql().integer(R"(SELECT 1 FROM "timebank_member" m JOIN "people_person" p ON p."id" = m."person" WHERE m."bank" = $1 AND m."uid" = $2 AND p."personal" = $3 AND p."family" = $4)",
                                       {bank.id.value, *number, std::string_view(wanted.personal), std::string_view(wanted.family)});
    if (same) return false;
    auto const people = tx.sql().integer(R"(SELECT COALESCE(MAX("id"), 0) FROM "people_person")").value_or(0);
    auto const person = known_or_new(tx, wanted);
    if (!person) return person.refusal();
    if (tx.sql().integer(R"(SELECT 1 FROM "timebank_member" WHERE "bank" = $1 AND "person" = $2)", {bank.id.value, person->value})) return Refusal{"member", N_("A member of this bank with another number has this e-mail.")};
    if (person->value > people && tx.actor().person) people::save_preference(tx, {.person = *person, .language = {tx.actor().tongue.code}});
    auto const joined = join(tx, {.bank = bank.id, .person = *person, .uid = static_cast<int>(*number), .entry_date = entered});
    if (!joined) return joined.refusal();
    return true;
}

/// Over there it is the number of a person; in a bank that was never there, that of a member.
std::optional<Id<Member>> author_of(Transaction& tx, Bank const& bank, Cells const& cells) {
    auto const person = brought(tx, "users", cells[0]);
    auto const id = person ? tx.sql().integer(R"(SELECT "id" FROM "timebank_member" WHERE "bank" = $1 AND "person" = $2)", {bank.id.value, *person})
                           : tx.sql().integer(R"(SELECT "id" FROM "timebank_member" WHERE "bank" = $1 AND "uid" = $2 AND "person" IS NOT NULL)", {bank.id.value, cells.number(0).value_or(0)});
    return id ? std::optional(Id<Member>{*id}) : std::nullopt;
}

Result<bool> take_post(Transaction& tx, Bank const& bank, Cells const& cells, std::string const&, std::string& about) {
    about = cells[2];
    std::optional<Refusal> refusal;
    auto const entered = moment_in(cells, 5, refusal);
    auto const start = day_in(cells, 6, refusal), end = day_in(cells, 7, refusal);
    if (refusal) return *refusal;
    auto const type = cells[1];
    if (type != "Offer" && type != "Inquiry") return wrong(N_("A line is an Offer or an Inquiry."));
    auto const author = author_of(tx, bank, cells);
    if (!author) return wrong(N_("No member of the bank has this number."));
    auto const category = brought(tx, "categories", cells[4]).value_or(cells.number(4).value_or(0));
    if (!tx.sql().integer(R"(SELECT 1 FROM "timebank_category" WHERE "id" = $1)", {category})) return wrong(N_("There is no such category."));
    auto const code = type == "Offer" ? "offer" : "request";
    if (tx.sql().integer(R"(SELECT 1 FROM "timebank_post" WHERE "member" = $1 AND "type" = $2 AND "title" = $3 AND "description" = $4)", {author->value, code, std::string_view(about), std::string_view(cells[3])})) return false;
    Post post{.bank = bank.id, .member = *author, .type = type == "Offer" ? PostType::offer : PostType::request, .title = about, .category = {category}, .description = cells[3]};
    post.start_on = start;
    post.end_on = end;
    if (entered) post.created_at = *entered;
    Transaction::Deed const deed(tx);
    auto const written = tx.add(post);
    if (written) return true;
    if (written.problems.empty()) return written.refusal;
    return Refusal{"not_valid", written.problems.list().front().message};
}

struct Party {
    Side side;
    Id<ledger::Account> account;
};
/// TB-R21: also of who isn't active any more.
std::optional<Party> party_in(Transaction& tx, Bank const& bank, Cells const& cells, std::size_t at) {
    if (lower_ascii(cells[at + 1]) == "organization") return Party{{}, *bank.account};
    if (lower_ascii(cells[at + 1]) != "member") return {};
    auto const row = tx.sql().query(R"(SELECT "id", "account" FROM "timebank_member" WHERE "bank" = $1 AND "uid" = $2)", {bank.id.value, cells.number(at).value_or(0)});
    if (!row->next()) return {};
    return Party{Id<Member>{row->integer(0)}, {row->integer(1)}};
}

Result<bool> take_payment(Transaction& tx, Bank const& bank, Cells const& cells, std::string const& key, std::string& about) {
    auto const called = [&](std::size_t at) { return lower_ascii(cells[at + 1]) == "organization" ? bank.name : cells[at]; };
    about = called(0) + " → " + called(2);
    std::optional<Refusal> refusal;
    auto const at = moment_in(cells, 5, refusal);
    if (refusal) return *refusal;
    if (at && *at > tx.now()) return wrong(N_("This day is still to come."));
    auto const from = party_in(tx, bank, cells, 0), to = party_in(tx, bank, cells, 2);
    if (!from || !to) return wrong(N_("No member of the bank has this number."));
    auto const seconds = cells.number(4);
    if (!seconds || *seconds <= 0) return wrong(N_("Write the time in whole seconds, more than none."));
    std::optional<Id<Post>> post;
    if (!cells[7].empty()) post = Id<Post>{brought(tx, "posts", cells[7]).value_or(cells.number(7).value_or(0))};
    auto const named = post ? tx.read(*post) : std::nullopt;
    if (post && (!named || named->bank != bank.id)) return wrong(N_("There is no such offer or request in this bank."));
    auto const day = local(at.value_or(tx.now()), bank.timezone.value).date;
    Transaction::Deed const deed(tx);
    auto const booked = ledger::give(tx, from->account, to->account, *seconds, {.kind = "office", .key = key, .value_date = day, .at = at, .beyond_limits = true});
    if (!booked) return booked.refusal();
    if (booked->repeated) return false;
    Exchange made{.bank = bank.id, .transfer = booked->transfer, .kind = ExchangeKind::office, .from = from->side, .to = to->side, .amount = {*seconds}, .reason = cells[6], .value_date = day, .at = at.value_or(tx.now())};
    if (named) {
        made.post = post;
        made.category = named->category;
    }
    if (tx.actor().person) made.entered_by = Id<people::Person>{tx.actor().person};
    auto const written = tx.add(made);
    if (written) return true;
    if (written.problems.empty()) return written.refusal;
    return Refusal{"not_valid", written.problems.list().front().message};
}

constexpr TakeLine takers[] = {take_member, take_post, take_payment};

/// The same line twice in one file is two; the same file a second time brings none of them again.
std::string key_of(std::map<std::string, int>& seen, std::vector<std::string> const& cells) {
    auto const digest = sha256_hex(ateneu::join(cells, "\x1f")).substr(0, 32);
    return "file/" + digest + "/" + std::to_string(++seen[digest]);
}

FileLine take_line(Transaction& tx, Bank const& bank, BankFile kind, std::vector<std::string> const& cells, std::string const& key) {
    FileLine line;
    tx.sql().execute("SAVEPOINT line_of_file");
    auto const taken = takers[static_cast<std::size_t>(kind)](tx, bank, Cells(cells), key, line.about);
    tx.sql().execute(taken ? "RELEASE SAVEPOINT line_of_file" : "ROLLBACK TO SAVEPOINT line_of_file");
    if (taken) {
        line.what = *taken ? FileLine::What::added : FileLine::What::known;
    } else {
        tx.sql().execute("RELEASE SAVEPOINT line_of_file");
        line.what = FileLine::What::wrong;
        line.why = taken.refusal().message;
    }
    return line;
}

}  // namespace

std::span<BankFileKind const> bank_file_kinds() { return kinds; }

std::int64_t FileReport::count(FileLine::What what) const {
    return std::count_if(lines.begin(), lines.end(), [&](FileLine const& line) { return line.what == what; });
}

FileReport take_file(Transaction& tx, Id<Bank> id, BankFile kind, std::string_view bytes) {
    FileReport report;
    auto const bank = tx.read(id);
    must(bank.has_value(), "a file for no bank");
    // Made before any savepoint, which could otherwise take it back.
    tx.change_set();
    auto const format = intake::guessed_format(bytes);
    intake::CsvReader reader(bytes, format.charset, ',', {.cell_bytes = 100'000, .columns = 50, .rows = 100'000});
    std::map<std::string, int> seen;
    std::vector<std::string> cells;
    while (reader.next(cells)) {
        if (Cells(cells).is_blank()) continue;
        report.lines.push_back(take_line(tx, *bank, kind, cells, key_of(seen, cells)));
        report.lines.back().row = reader.row();
    }
    if (reader.problem()) report.unreadable = *reader.problem();
    if (report.lines.empty() && report.unreadable.text.empty()) report.unreadable = N_("There is nothing in this file.");
    return report;
}

}  // namespace ateneu::timebank
