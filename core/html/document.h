#pragma once
#include "core/html/shell.h"

namespace ateneu::ui {

/// `<!doctype html>` to `</html>`. `kind` tells the scripts where they are: "inside", "login",
/// "outside".
Html document(Document const& about, std::string_view kind, std::string_view body_class,
              Html body);
/// The languages as EN | CA | ES; nothing where there is only one.
Html language_switch(Say const& say, std::vector<Language> const& languages);
Html skip_link(Say const& say);

}  // namespace ateneu::ui
