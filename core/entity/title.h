#pragma once
#include <string>
#include <string_view>

#include "core/base/message.h"
#include "core/entity/entity.h"

namespace ateneu {

/// How a record is called (`Entity::title`), for rows of `alias`, with its words in this language: `{label:state}` becomes
/// the label of what the field `state` holds, `{word:frozen}` the entity's word of that name.
std::string title_sql(Entity const& entity, std::string_view alias, Tongue const& tongue);
/// What in a title stands for nothing: "{label:colour}" where there is no field of that name with choices; "" where all is well.
std::string unknown_in_title(Entity const& entity);

}  // namespace ateneu
