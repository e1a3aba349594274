#pragma once
#include "core/files/attachment.h"
#include "core/files/keep.h"
#include "core/http/server.h"

namespace ateneu::files {

/// A file on its way to a browser: streamed in pieces, so that its size takes no memory; parts of it where they are asked
/// for (`Range`), and 304 where the browser has it. It is a download under its name, never a page of ours: `sandbox`,
/// and no type that a browser would run. `as_picture` shows pictures beside text. 404 where the content is gone.
http::Response serve(http::Request const& request, Attachment const& attachment, std::shared_ptr<Content> content, bool as_picture);

/// `attachment; filename="Nuria.pdf"; filename*=UTF-8''N%C3%BAria.pdf` (RFC 6266).
std::string disposition(std::string_view name, bool is_inline);

/// The bytes that a `Range` header asks for: first and how many. Nothing where all are wanted; how many is 0 where there
/// are none such (416).
struct Part {
    std::int64_t first = 0, count = 0;
};
std::optional<Part> part_of(std::string_view range, std::int64_t size);

}  // namespace ateneu::files
