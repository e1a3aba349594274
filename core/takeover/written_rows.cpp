#include "core/takeover/written_rows.h"

#include "core/takeover/report.h"
#include "core/base/text.h"

namespace ateneu::takeover {

namespace {

/// The 5 of "COPY people_person, line 5, column …: …"; 0 where it says none.
std::size_t row_of(std::string_view message) {
    auto const at = message.find(", line ");
    if (!message.starts_with("COPY ") || at == std::string_view::npos) return 0;
    auto const digits = message.substr(at + 7);
    return static_cast<std::size_t>(
        parse_integer(digits.substr(0, digits.find_first_not_of("0123456789"))).value_or(0));
}

std::string reason_of(db::Error const& error) {
    std::string const what = error.what();
    if (error.kind == db::Error::Kind::unique) return "another row has the same key (" + what + ")";
    return "the database can't hold it (" + what + ")";
}

}  // namespace

void WrittenRows::refused(db::Error const& error) const {
    using Kind = db::Error::Kind;
    if (error.kind != Kind::unique && error.kind != Kind::check && error.kind != Kind::reference)
        throw error;
    auto const row = row_of(error.what());
    auto const line = row > 0 && row <= lines_.size() ? lines_[row - 1] : line_;
    throw ImportError(ImportError::Kind::dump, table_, line, reason_of(error));
}

}  // namespace ateneu::takeover
