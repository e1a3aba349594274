#pragma once
#include "core/html/shell.h"

namespace ateneu::ui {

/// App switcher, organisation, search, New, help, account.
Html top_bar(Shell const& shell);
/// The dialog of Ctrl K, empty and closed; the script fills it.
Html palette(Shell const& shell);
/// The list of keyboard shortcuts that this page has, as the popover `keys`.
Html keys_help(Shell const& shell);

}  // namespace ateneu::ui
