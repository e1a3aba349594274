# cmake -DFOLDER=… -DHEADER=… -P commit.cmake: writes the commit that FOLDER stands on into HEADER, "" where there is no
# git or the sources came without it. The file is touched only when that changes.
execute_process(COMMAND git -C ${FOLDER} describe --always --dirty --abbrev=12 --exclude=*
  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
file(CONFIGURE OUTPUT ${HEADER} CONTENT "#define ATENEU_COMMIT \"${commit}\"\n")
