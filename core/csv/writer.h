#pragma once
#include "core/csv/export.h"
#include "core/store/list_walk.h"

// One class for each kind of file. Only core/csv includes this, and who says values in other files (domain/privacy).

namespace ateneu::csv {

/// From rows to bytes.
class Writer {
public:
    virtual ~Writer() = default;
    virtual ListWalk::Want want() const = 0;
    virtual void begin(std::string&) {}
    virtual void add(ListPage const& page, std::string& out) = 0;
    /// Called after the last row until it is true.
    virtual bool end(std::string&) { return true; }
};

/// `wish` outlives them; its `columns` are filled.
std::unique_ptr<Writer> csv_writer(Wish const& wish);
std::unique_ptr<Writer> xlsx_writer(Wish const& wish);
std::unique_ptr<Writer> json_writer(Wish const& wish);
std::unique_ptr<Writer> ics_writer(Wish const& wish);
std::unique_ptr<Writer> geojson_writer(Wish const& wish);

/// The value as a person reads it in a file: labels, names of records, local times; dates and numbers as programs take them.
std::string said(Wish const& wish, ListPage const& page, Column const& column, Value const& value);
/// What the wish's columns need to be read.
Picked picked(Wish const& wish);
Value const& value_of(Wish const& wish, ListPage const& page, std::size_t row, Column const& column);
/// On the reader's clock; in UTC at the ends of the calendar, where a zone would lead out of it.
LocalTime local_time(Reader const& reader, Instant instant);

}  // namespace ateneu::csv
