# Files become constants in the binary: nothing is read from beside it at run time.

# ateneu_embed(TARGET OUTPUT.cpp FUNCTION files...): `FUNCTION()` returns a span of base::Embedded.
function(ateneu_embed target output function)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/${output}.list)
  string(REPLACE ";" "\n" lines "${ARGN}")
  file(GENERATE OUTPUT ${list} CONTENT "${lines}\n")
  add_custom_command(
    OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${output}
    COMMAND ${CMAKE_COMMAND} -DLIST=${list} -DOUTPUT=${CMAKE_CURRENT_BINARY_DIR}/${output} -DFUNCTION=${function}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${ARGN} ${list} ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake
    COMMENT "Embedding ${output}")
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${output})
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${output} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()

# The migrations of a folder, as `NAME_migrations()`.
function(ateneu_embed_migrations name folder)
  ateneu_embed(${name} ${name}_migrations.cpp ${name}_migrations ${ARGN})
endfunction()
