#pragma once
// The everyday headers, precompiled once per library (docs/design.md, "Compile-time budget").
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>
