#pragma once
#include "everyday.h"

#include <gtest/gtest.h>
