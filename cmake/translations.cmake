# Catalogues travel inside the binary: ours from po/*.po, the names of countries and languages from iso-codes.
find_program(MSGFMT msgfmt REQUIRED)
pkg_check_modules(ISO_CODES REQUIRED iso-codes)
pkg_get_variable(ISO_CODES_PREFIX iso-codes prefix)

# ateneu_embed_translations(TARGET): `ateneu_catalogues()` with LANGUAGE.DOMAIN.mo for every po/LANGUAGE.po.
function(ateneu_embed_translations target)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/po/*.po)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/po)
  file(MAKE_DIRECTORY ${folder})
  set(catalogues "")
  foreach(source IN LISTS sources)
    get_filename_component(language ${source} NAME_WE)
    set(catalogue ${folder}/${language}.ateneu.mo)
    add_custom_command(OUTPUT ${catalogue} DEPENDS ${source}
      COMMAND ${MSGFMT} --check --output-file=${catalogue} ${source})
    list(APPEND catalogues ${catalogue})
    string(REPLACE - _ locale ${language})
    foreach(domain iso_3166-1 iso_639-2)
      set(installed ${ISO_CODES_PREFIX}/share/locale/${locale}/LC_MESSAGES/${domain}.mo)
      if(EXISTS ${installed})
        configure_file(${installed} ${folder}/${language}.${domain}.mo COPYONLY)
        list(APPEND catalogues ${folder}/${language}.${domain}.mo)
      endif()
    endforeach()
  endforeach()
  ateneu_embed(${target} catalogues.cpp ateneu_catalogues ${catalogues})
endfunction()

# ateneu_embed_iso_codes(TARGET): `ateneu_iso_codes()` with the lists of countries, languages and currencies.
function(ateneu_embed_iso_codes target)
  set(folder ${ISO_CODES_PREFIX}/share/iso-codes/json)
  ateneu_embed(${target} iso_codes_files.cpp ateneu_iso_codes
    ${folder}/iso_3166-1.json ${folder}/iso_639-2.json ${folder}/iso_4217.json)
endfunction()
