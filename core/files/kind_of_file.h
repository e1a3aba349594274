#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace ateneu::files {

/// A file as somebody offers it.
struct Offered {
    std::string name;      ///< as the browser says; may be anything
    std::string declared;  ///< its type, as the browser says; "" where it doesn't
    std::string_view bytes;
};
/// What it is, after looking inside.
struct Known {
    std::string name;  ///< cleaned
    std::string type;  ///< "application/pdf"
};

/// A name without path, control characters, invisible ones and those that turn the direction of writing, at most 200
/// characters with its ending kept; "file" where nothing is left.
std::string cleaned_name(std::string_view name);

/// Looks at what is in it: name, declared type and content must say the same, and it must be of a kind that may be
/// attached. Archives are stored as they are: nothing is ever unpacked.
/// Refuses `empty`, `kind` (may not be attached), `lies` (is something else than it says); `field` is "file".
Result<Known> known(Offered const& offered);

/// ".pdf,.png …": for a file control.
std::string accepted_endings();
/// The same for people: "csv, docx, …".
std::string endings_text();
/// Whether a browser may show it beside text: pictures that are nothing but pictures.
bool is_picture(std::string_view type);

}  // namespace ateneu::files
