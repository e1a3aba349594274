#pragma once
#include "core/site/app.h"
#include "core/site/attaching.h"

namespace ateneu::people {

/// A JPEG or PNG that came with a form (`picture`), as files attaches it: drawn anew, with nothing of it but pixels. A square
/// of `side`, cut as `crop` says ("start", "middle", "end"); with `side` 0 as it is, for a logo. Refuses as core/picture does.
Result<std::string> picture_sent(http::Request const& request, int side);

/// A picture is one of the files of its record: as visible, erased and taken away with it. These names have a path in them, which
/// is cut off the names of all files that people send (core/files/kind_of_file.h): no other file can be taken for one.
inline constexpr std::string_view portrait_name = "picture/portrait.png", logo_name = "picture/logo.png";
/// The number of a record's picture as an SQL expression, 0 for none: `record` is the column of the record's number.
std::string picture_sql(Entity const& entity, std::string_view record, std::string_view name);
std::int64_t picture_of(Transaction& tx, Entity const& entity, std::int64_t id, std::string_view name);

/// Puts a picture among the files of a record; the one before goes. Whoever calls has asked whether the actor may. The route
/// opens no transaction of its own.
std::optional<Refusal> hang_picture(Call& call, Entity const& entity, std::int64_t id, std::string_view name, std::string const& png);
void take_picture_down(Call& call, Entity const& entity, std::int64_t id, std::string_view name);

/// The control for a picture, and how to cut it where `cuts`.
Html picture_fields(Call& call, std::string const& error, bool cuts);

/// The picture as an answer, 404 where there is none. Whoever calls has asked whether the reader may see it; no transaction.
http::Response picture_answer(Call& call, std::int64_t attachment);

/// `/account/portrait`: one's own picture.
std::vector<AppRoute> portrait_routes();

}  // namespace ateneu::people
