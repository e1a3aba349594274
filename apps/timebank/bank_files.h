#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "apps/timebank/bank.h"
#include "core/store/store.h"

// What a bank brings along in files: its members, what they offer, what was paid. Columns are those of TimeOverflow's files, in
// their order, with commas and without a line of heads. Sources: spec 4.8, TB-R21, R38, R39, X13; docs/domain/timebank.md.

namespace ateneu::timebank {

enum class BankFile : std::uint8_t { members, posts, payments };
struct BankFileKind {
    std::string_view code;
    char const* label;    ///< msgid
    char const* columns;  ///< msgid: which, in which order
};
std::span<BankFileKind const> bank_file_kinds();

/// What became of a line of the file.
struct FileLine {
    enum class What { added, known, wrong } what = What::added;
    std::int64_t row = 0;  ///< as a spreadsheet counts
    std::string about;     ///< whom or what it speaks of
    Message why = {};      ///< of a wrong one
};
struct FileReport {
    std::vector<FileLine> lines;
    Message unreadable = {};  ///< of a file that can't be read to its end
    std::int64_t count(FileLine::What what) const;
    bool is_fine() const { return unreadable.text.empty() && count(FileLine::What::wrong) == 0; }
};

/// Brings each line that can be brought; the same file a second time brings nothing. A wrong line leaves nothing behind: whether
/// the others stay is for whoever calls. For superusers and the program.
FileReport take_file(Transaction& tx, Id<Bank> bank, BankFile kind, std::string_view bytes);

}  // namespace ateneu::timebank
