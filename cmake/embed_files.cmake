# Writes OUTPUT: a table of the files named in LIST, taken into the object file by the assembler (.incbin), which costs no compile time.
file(STRINGS ${LIST} files)
set(rows "")
set(externs "")
set(index 0)
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME)
  string(APPEND externs
    "__asm__(\".section .rodata\\n.balign 16\\n.global ${FUNCTION}_${index}_start\\n${FUNCTION}_${index}_start:\\n.incbin \\\"${file}\\\"\\n"
    ".global ${FUNCTION}_${index}_end\\n${FUNCTION}_${index}_end:\\n.byte 0\\n.text\\n\");\n"
    "extern \"C\" { extern char const ${FUNCTION}_${index}_start[]; extern char const ${FUNCTION}_${index}_end[]; }\n")
  string(APPEND rows
    "        {\"${name}\", {${FUNCTION}_${index}_start, static_cast<std::size_t>(${FUNCTION}_${index}_end - ${FUNCTION}_${index}_start)}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT}
"// Written by cmake/embed_files.cmake.
#include \"core/base/embedded.h\"

${externs}
std::span<ateneu::base::Embedded const> ${FUNCTION}() {
    static ateneu::base::Embedded const files[] = {
${rows}    };
    return files;
}
")
