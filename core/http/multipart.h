#pragma once
#include <string_view>

#include "core/http/server.h"

namespace ateneu::http {

/// Most names a form may send, of whatever kind; more is refused as malformed.
constexpr std::size_t most_fields = 10'000;

/// Reads a `multipart/form-data` body (RFC 7578): parts with a file name become `request.uploads`,
/// others fields of `request.form`. A file control left empty sends a part without name and bytes;
/// it is dropped. `body` outlives the uploads. False when anything is malformed: boundary, part headers (8 KiB at most), names
/// or fields that are not UTF-8, content-transfer-encodings that change bytes, or more than
/// `most_fields` parts.
bool parse_multipart(std::string_view content_type, std::string_view body, Request& request);

/// Fills `form` and `uploads` from `body` by its `Content-Type`; other types are left to the
/// handler. Uploads stay where they are in the body, so that they are held once. False when it is
/// malformed.
bool parse_form(Request& request);

}  // namespace ateneu::http
