# cmake --install: the programs with their libraries, and what a desktop and a shell want to know of them. A plain
# install keeps using this machine's libraries and the LibTorch it was built with; packaging/make_package.py takes the
# same tree, adds every library that another machine lacks, and leaves no path of this one in it.
include(GNUInstallDirs)
file(RELATIVE_PATH _bin_to_lib "/prefix/${CMAKE_INSTALL_BINDIR}" "/prefix/${CMAKE_INSTALL_LIBDIR}")
set(_programs deepmi)
set(_libraries deepmi-core)
if(DEEPMI_UI)
    list(APPEND _programs deepmi-studio)
endif()
if(DEEPMI_NETWORKS)
    list(APPEND _libraries deepmi-learning)
endif()
set_target_properties(${_programs} PROPERTIES INSTALL_RPATH "$ORIGIN/${_bin_to_lib}")
# deepmi-learning is opened from beside deepmi-core.
set_target_properties(${_libraries} PROPERTIES INSTALL_RPATH "$ORIGIN")
install(TARGETS ${_programs} ${_libraries}
        RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT programs
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT programs)

set(_desktop "${PROJECT_SOURCE_DIR}/resources/desktop")
if(DEEPMI_UI)
    set(_icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable")
    install(FILES "${_desktop}/deepmi-studio.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications"
            COMPONENT desktop)
    install(FILES "${_desktop}/org.deepmi.studio.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo"
            COMPONENT desktop)
    install(FILES "${_desktop}/deepmi-studio.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages"
            COMPONENT desktop)
    install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/studio.svg" DESTINATION "${_icons}/apps"
            RENAME deepmi-studio.svg COMPONENT desktop)
    install(FILES "${_desktop}/application-x-deepmi-project.svg" DESTINATION "${_icons}/mimetypes"
            COMPONENT desktop)
endif()
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/LICENSE"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/deepmi-studio" COMPONENT documents)

# Manual pages and completions are made by asking the programs, so they never tell of other options. A sanitizer's
# program may stop over what is no concern of a manual.
find_package(Python3 3.9 COMPONENTS Interpreter QUIET)
if(Python3_FOUND AND NOT DEEPMI_SANITIZE)
    set(_documents "${PROJECT_BINARY_DIR}/documents")
    set(_make_manuals "${PROJECT_SOURCE_DIR}/packaging/make_manuals.py")
    list(TRANSFORM _programs REPLACE "(.+)" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE _program_files)
    add_custom_command(OUTPUT "${_documents}/made"
        COMMAND Python3::Interpreter "${_make_manuals}" "${_documents}" ${_program_files}
        COMMAND "${CMAKE_COMMAND}" -E touch "${_documents}/made"
        DEPENDS "${_make_manuals}" ${_programs} COMMENT "Making manual pages and completions" VERBATIM)
    add_custom_target(documents ALL DEPENDS "${_documents}/made")
    install(DIRECTORY "${_documents}/man1" DESTINATION "${CMAKE_INSTALL_MANDIR}" COMPONENT documents)
    install(DIRECTORY "${_documents}/bash/" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
            COMPONENT documents)
    install(DIRECTORY "${_documents}/zsh/" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions"
            COMPONENT documents)
    install(DIRECTORY "${_documents}/fish/" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d"
            COMPONENT documents)
endif()
