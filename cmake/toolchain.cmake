# Warnings are errors; ccache and mold when they are there, because we build on two cores.
option(ATENEU_SANITIZE "Address and undefined-behaviour sanitizers" OFF)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})

endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror -fdiagnostics-color=auto)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of g++ 12 with coroutines, std::variant and -O2; designated initialisers leave out defaults on purpose.
  add_compile_options(-Wno-missing-field-initializers -Wno-maybe-uninitialized -Wno-restrict)
else()
  add_compile_options(-Wno-missing-field-initializers -Wno-missing-designated-field-initializers -Wno-unknown-warning-option)
endif()
add_compile_options(-fstack-protector-strong)
# `must` names its place as core/…, whoever built the program and wherever.
add_compile_options(-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=)
add_compile_definitions(_GLIBCXX_ASSERTIONS)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND (ATENEU_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Release"))
  # More of them, that come with inlining: std::string compared with bounds that no caller has.
  add_compile_options(-Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
endif()

if(ATENEU_SANITIZE)
  # Unoptimised: with -O1 the checks take three times as long to compile, and the tests wait for databases anyway.
  set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_options(-fno-plt)
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")
else()
  set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
endif()
