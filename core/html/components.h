#pragma once
// All components at once, for a file that writes whole pages.
#include "core/html/feedback.h"
#include "core/html/form.h"
#include "core/html/list.h"
#include "core/html/record.h"
#include "core/html/shell.h"
#include "core/html/show.h"
