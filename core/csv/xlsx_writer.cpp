#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>

#include "core/base/text.h"
#include "core/csv/writer.h"
#include "core/entity/convert.h"

namespace ateneu::csv {

namespace {

namespace fs = std::filesystem;

/// A folder for one file, open to nobody else, gone with its content when it is let go.
class PrivateFolder {
public:
    PrivateFolder() : path_(fs::temp_directory_path() / ("ateneu-sheet-" + new_uuid())) {
        fs::create_directory(path_);
        fs::permissions(path_, fs::perms::owner_all);
    }
    PrivateFolder(PrivateFolder const&) = delete;
    PrivateFolder& operator=(PrivateFolder const&) = delete;
    ~PrivateFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    std::string file(std::string_view name) const { return path_ / name; }

private:
    fs::path path_;
};

/// What Excel takes in one cell.
constexpr std::size_t most_characters = 32'767;
constexpr std::int64_t most_exact_integer = 1ll << 53;
constexpr std::size_t piece_bytes = 64 << 10;
/// Day 0 of Excel's calendar, which takes 1900 for a leap year; right from March 1900 on.
constexpr std::int32_t excel_epoch_days = -25'569;

std::string cut(std::string text) {
    // UTF-16 units are at most as many as bytes.
    if (text.size() < most_characters) return text;
    auto end = most_characters - 4;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

double width_of(Kind kind) {
    switch (kind) {
        case Kind::date: return 11;
        case Kind::instant: return 16;
        case Kind::integer: case Kind::boolean: case Kind::duration: return 9;
        case Kind::decimal: case Kind::money: case Kind::degrees: return 13;
        default: return 24;
    }
}

/// One sheet with typed cells. Rows go to a file as they come; the file is sent when it is whole, as its index stands last.
class Workbook : public Writer {
public:
    explicit Workbook(Wish const& wish) : wish_(wish), entity_(*wish.query.entity) {}
    ~Workbook() override {
        if (book_) workbook_close(book_);
    }
    Workbook(Workbook const&) = delete;
    Workbook& operator=(Workbook const&) = delete;

    ListWalk::Want want() const override {
        return {.parts = {.picked = picked(wish_)}, .references = true};
    }

    void begin(std::string&) override {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book_ = workbook_new_opt(folder_.file("list.xlsx").c_str(), &options);
        if (!book_) throw std::bad_alloc();
        sheet_ = workbook_add_worksheet(book_, nullptr);
        if (!sheet_) throw std::runtime_error("no room for a spreadsheet's rows");
        bold_ = workbook_add_format(book_);
        format_set_bold(bold_);
        date_ = number_format("yyyy-mm-dd");
        moment_ = number_format("yyyy-mm-dd hh:mm");
        duration_ = number_format("[h]:mm");
        worksheet_freeze_panes(sheet_, 1, 1);
        head();
    }

    void add(ListPage const& page, std::string&) override {
        for (std::size_t i = 0; i < page.records.size(); ++i, ++row_) {
            write(0, page.titles[i]);
            lxw_col_t at = 1;
            for (auto const& column : wish_.columns) cell(at++, page, column, value_of(wish_, page, i, column));
        }
    }

    bool end(std::string& out) override {
        if (book_) close();
        out.resize(piece_bytes);
        file_.read(out.data(), static_cast<std::streamsize>(out.size()));
        out.resize(static_cast<std::size_t>(file_.gcount()));
        return file_.eof();
    }

private:
    void head() {
        worksheet_set_column(sheet_, 0, 0, 28, nullptr);
        worksheet_write_string(sheet_, 0, 0, wish_.reader.say.t(entity_.label).c_str(), bold_);
        lxw_col_t at = 1;
        for (auto const& column : wish_.columns) {
            worksheet_set_column(sheet_, at, at, width_of(column.kind()), nullptr);
            worksheet_write_string(sheet_, 0, at++, wish_.reader.say.t(column.label()).c_str(), bold_);
        }
        row_ = 1;
    }

    void cell(lxw_col_t at, ListPage const& page, Column const& column, Value const& value) {
        if (is_blank(value)) return;
        auto const number = integer_of(value);
        switch (column.kind()) {
            case Kind::integer:
                if (std::abs(number) > most_exact_integer) return write(at, std::to_string(number));
                return write(at, static_cast<double>(number), nullptr);
            case Kind::decimal: return write(at, static_cast<double>(number) / 1e6, nullptr);
            case Kind::degrees: return write(at, std::get<double>(value), nullptr);
            case Kind::boolean: worksheet_write_boolean(sheet_, row_, at, number != 0, nullptr); return;
            case Kind::duration: return write(at, static_cast<double>(number) / 86'400, duration_);
            case Kind::date: return day(at, Date{static_cast<std::int32_t>(number)}, 0, date_);
            case Kind::instant: {
                auto const time = local_time(wish_.reader, Instant{number});
                return day(at, time.date, time.seconds, moment_);
            }
            case Kind::money: return money(at, std::get<Money>(value));
            default: return write(at, said(wish_, page, column, value));
        }
    }

    void day(lxw_col_t at, Date date, int seconds, lxw_format* format) {
        auto const serial = date.days - excel_epoch_days;
        if (serial < 61) return write(at, iso(date) + (format == moment_ ? fmt::format(" {:02}:{:02}", seconds / 3600, seconds / 60 % 60) : ""));
        write(at, serial + seconds / 86'400.0, format);
    }

    /// The amount stays a number that adds up; its currency stands in the format.
    void money(lxw_col_t column, Money const& money) {
        std::string const code = money.currency.code;
        auto& format = currencies_[code];
        auto const digits = minor_digits(money.currency);
        if (!format) format = number_format("#,##0" + (digits > 0 ? "." + std::string(static_cast<std::size_t>(digits), '0') : "") + " \"" + code + "\"");
        double units = static_cast<double>(money.minor);
        for (int i = 0; i < digits; ++i) units /= 10;
        write(column, units, format);
    }

    /// Text is a cell of text, never a formula.
    void write(lxw_col_t column, std::string const& text) {
        if (!text.empty()) worksheet_write_string(sheet_, row_, column, cut(text).c_str(), nullptr);
    }
    void write(lxw_col_t column, double number, lxw_format* format) { worksheet_write_number(sheet_, row_, column, number, format); }

    lxw_format* number_format(std::string const& pattern) {
        auto* const format = workbook_add_format(book_);
        format_set_num_format(format, pattern.c_str());
        return format;
    }

    void close() {
        auto* const book = book_;
        book_ = nullptr;
        if (auto const error = workbook_close(book); error != LXW_NO_ERROR) throw std::runtime_error(std::string("a spreadsheet can't be written: ") + lxw_strerror(error));
        file_.open(folder_.file("list.xlsx"), std::ios::binary);
        if (!file_) throw std::runtime_error("a spreadsheet that was written can't be read");
    }

    Wish const& wish_;
    Entity const& entity_;
    PrivateFolder folder_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format *bold_ = nullptr, *date_ = nullptr, *moment_ = nullptr, *duration_ = nullptr;
    std::map<std::string, lxw_format*> currencies_;
    lxw_row_t row_ = 0;
    std::ifstream file_;
};

}  // namespace

std::unique_ptr<Writer> xlsx_writer(Wish const& wish) { return std::make_unique<Workbook>(wish); }

}  // namespace ateneu::csv
