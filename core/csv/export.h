#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/html/show.h"
#include "core/store/list.h"

// A list, as filtered and sorted, as a file; made while it is sent, so that a million rows need no more memory than ten.

namespace ateneu::csv {

enum class Format { csv, xlsx, json, ics, geojson };
inline constexpr Format all_formats[] = {Format::csv, Format::xlsx, Format::json, Format::ics, Format::geojson};
/// "csv", "xlsx" …: also the address, `/<app>/<plural>/export.csv`.
std::string_view extension_of(Format format);
std::string_view content_type_of(Format format);
/// Whether the entity has what the format shows: dates for a calendar, a place for a map.
bool can_export(Entity const& entity, Format format);

/// What leaves at all: not secrets. Children are records of their own in tables, and part of theirs in JSON.
bool is_exportable(Field const& field, Format format);

/// A column of a file: exactly one of a field and what is worked out.
struct Column {
    Field const* field = nullptr;
    Computed const* computed = nullptr;
    std::string_view name() const { return field ? field->name : computed->name; }
    char const* label() const { return field ? field->label : computed->label; }
    Kind kind() const { return field ? field->kind() : computed->kind; }
    friend bool operator==(Column const&, Column const&) = default;
};

/// What somebody wants to take away.
struct Wish {
    ListQuery query;
    Format format = Format::csv;
    /// In their order; what this file can't hold is left out. Empty: all fields, and in files for people what their list works out.
    std::vector<Column> columns = {};
    /// CSV for people: headings, labels and names as on the page instead of field names, codes and ids; marked as UTF-8 for
    /// spreadsheets, and nothing in it is taken for a formula. Without: what an import reads back to the same values.
    bool labels = false;
    Reader reader;     ///< language, zone and time of whoever asks
    std::string site = {};  ///< "https://ateneu.example"; in calendars, for addresses and unique ids
};

/// The file, piece by piece.
class Export {
public:
    /// `tx` outlives it.
    Export(Transaction& tx, Wish wish);
    ~Export();
    Export(Export const&) = delete;
    Export& operator=(Export const&) = delete;
    /// Rows that it will have.
    std::size_t total() const;
    /// The next piece; "" while there is nothing to send yet, nullopt at the end. Throws where the disk is full.
    std::optional<std::string> next();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// A sheet of XLSX has no more rows, its head not counted.
constexpr std::size_t most_sheet_rows = 1'048'575;

}  // namespace ateneu::csv
