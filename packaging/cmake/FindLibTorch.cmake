# LibTorch as the PyPI wheel has it, or as a user's own copy (zip or pip) has it. The wheel's TorchConfig insists on a
# CUDA toolkit even for the CPU part, so the few files that are needed are found here.
#
# Looks where DEEPMI_LIBTORCH says, else where .deps/libtorch-path says (install-dependencies --libtorch PATH writes
# it), else in .deps/libtorch. Defines the target LibTorch::LibTorch (the CPU part; the CUDA part is opened at run time
# where a GPU is), LIBTORCH_VERSION, LIBTORCH_CUDA_LIBRARY and LIBTORCH_C10_CUDA_LIBRARY where the CUDA part is on disk,
# and LIBTORCH_CUDA_COMPLETE where the NVIDIA libraries that the CUDA part loads are there too.
set(_libtorch_path_file "${PROJECT_SOURCE_DIR}/.deps/libtorch-path")
if(DEEPMI_LIBTORCH)
    set(_libtorch_root "${DEEPMI_LIBTORCH}")
elseif(EXISTS "${_libtorch_path_file}")
    file(STRINGS "${_libtorch_path_file}" _libtorch_root LIMIT_COUNT 1)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${_libtorch_path_file}")
else()
    set(_libtorch_root "${PROJECT_SOURCE_DIR}/.deps/libtorch")
endif()

# What was found under another root, or in a LibTorch that has since been exchanged, must not stay.
set(_libtorch_state "${_libtorch_root}")
if(EXISTS "${_libtorch_root}/stamp")
    file(SHA256 "${_libtorch_root}/stamp" _stamp)
    string(APPEND _libtorch_state " ${_stamp}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${_libtorch_root}/stamp")
endif()
if(NOT "${_LIBTORCH_STATE}" STREQUAL "${_libtorch_state}")
    foreach(_name INCLUDE_DIR API_INCLUDE_DIR CPU_LIBRARY C10_LIBRARY CUDA_LIBRARY C10_CUDA_LIBRARY)
        unset(LIBTORCH_${_name} CACHE)
    endforeach()
    set(_LIBTORCH_STATE "${_libtorch_state}" CACHE INTERNAL "The LibTorch that was looked at last")
endif()

# A pip's folder has torch/, a zip's folder is it.
set(_libtorch_places "${_libtorch_root}" "${_libtorch_root}/torch")
find_path(LIBTORCH_INCLUDE_DIR ATen/ATen.h PATHS ${_libtorch_places} PATH_SUFFIXES include NO_DEFAULT_PATH)
find_path(LIBTORCH_API_INCLUDE_DIR torch/torch.h PATHS "${LIBTORCH_INCLUDE_DIR}"
          PATH_SUFFIXES torch/csrc/api/include NO_DEFAULT_PATH)
foreach(_name CPU C10 CUDA C10_CUDA)
    string(TOLOWER "${_name}" _file)
    if(NOT _file MATCHES "^c10")
        string(PREPEND _file "torch_")
    endif()
    find_library(LIBTORCH_${_name}_LIBRARY ${_file} PATHS ${_libtorch_places} PATH_SUFFIXES lib NO_DEFAULT_PATH)
endforeach()

unset(LIBTORCH_VERSION)
foreach(_header IN ITEMS "${LIBTORCH_INCLUDE_DIR}/torch/headeronly/version.h" "${LIBTORCH_API_INCLUDE_DIR}/torch/version.h")
    if(EXISTS "${_header}" AND NOT LIBTORCH_VERSION)
        file(STRINGS "${_header}" _lines REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) [0-9]+")
        if("${_lines}" MATCHES "MAJOR ([0-9]+).*MINOR ([0-9]+).*PATCH ([0-9]+)")
            set(LIBTORCH_VERSION "${CMAKE_MATCH_1}.${CMAKE_MATCH_2}.${CMAKE_MATCH_3}")
        endif()
    endif()
endforeach()

set(_libtorch_advice "Looked in ${_libtorch_root}. Run packaging/install-dependencies, or name a LibTorch with "
    "-DDEEPMI_LIBTORCH=PATH, or build without networks: -DDEEPMI_NETWORKS=OFF")
# pip wheels before 2.7 and zips not marked cxx11-abi have std::string as it was before 2015: such a library compiles
# here and then fails to link with a wall of undefined symbols.
set(_libtorch_abi_fits TRUE)
if(LIBTORCH_C10_LIBRARY AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
    file(STRINGS "${LIBTORCH_C10_LIBRARY}" _cxx11 REGEX "__cxx11" LIMIT_COUNT 1)
    if(NOT _cxx11)
        set(_libtorch_abi_fits FALSE)
        set(_libtorch_advice "The LibTorch in ${_libtorch_root} is made with the C++ ABI from before C++11. Take a pip "
            "wheel of 2.7 or newer, or the zip whose name has cxx11-abi")
    endif()
endif()
list(JOIN _libtorch_advice "" _libtorch_advice)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
    REQUIRED_VARS LIBTORCH_CPU_LIBRARY LIBTORCH_C10_LIBRARY LIBTORCH_INCLUDE_DIR LIBTORCH_API_INCLUDE_DIR
                  _libtorch_abi_fits
    VERSION_VAR LIBTORCH_VERSION
    REASON_FAILURE_MESSAGE "${_libtorch_advice}")

if(LibTorch_FOUND)
    get_filename_component(LIBTORCH_LIBRARY_DIR "${LIBTORCH_CPU_LIBRARY}" DIRECTORY)
    # The wheels' NVIDIA libraries lie beside torch/; a zip carries them in its own lib/.
    file(GLOB _nvidia_dirs LIST_DIRECTORIES true "${LIBTORCH_LIBRARY_DIR}/../../nvidia/*/lib")
    set(LIBTORCH_CUDA_COMPLETE FALSE)
    if(LIBTORCH_CUDA_LIBRARY)
        set(LIBTORCH_CUDA_COMPLETE TRUE)
        foreach(_needed cublas cudnn)
            set(_found FALSE)
            foreach(_dir IN LISTS LIBTORCH_LIBRARY_DIR _nvidia_dirs)
                file(GLOB _files "${_dir}/lib${_needed}.so*" "${_dir}/lib${_needed}-*.so*")
                if(_files)
                    set(_found TRUE)
                endif()
            endforeach()
            if(NOT _found)
                set(LIBTORCH_CUDA_COMPLETE FALSE)
            endif()
        endforeach()
    endif()
endif()
if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
    add_library(LibTorch::LibTorch INTERFACE IMPORTED)
    target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
        "${LIBTORCH_INCLUDE_DIR}" "${LIBTORCH_API_INCLUDE_DIR}")
    # Another LibTorch at the same place has files older than our objects: only a changed command line rebuilds them.
    target_compile_definitions(LibTorch::LibTorch INTERFACE DEEPMI_LIBTORCH_VERSION="${LIBTORCH_VERSION}")
    target_link_libraries(LibTorch::LibTorch INTERFACE "${LIBTORCH_CPU_LIBRARY}" "${LIBTORCH_C10_LIBRARY}")
    # at::parallel_for works in the caller's code: files that use it are compiled with LIBTORCH_OPENMP_FLAGS, and take
    # their threads from the OpenMP library that LibTorch brings, not from a second one.
    # Clang's OpenMP is another library than GCC's: there such files work on one thread.
    set(LIBTORCH_OPENMP_FLAGS "")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        set(LIBTORCH_OPENMP_FLAGS -fopenmp)
    endif()
    file(GLOB _libtorch_openmp "${LIBTORCH_LIBRARY_DIR}/libgomp*.so*")
    if(_libtorch_openmp)
        list(GET _libtorch_openmp 0 _libtorch_openmp)
    else()
        set(_libtorch_openmp gomp)
    endif()
    target_link_libraries(LibTorch::LibTorch INTERFACE "${_libtorch_openmp}")
    # libtorch_cpu needs the CUDA runtime and CUPTI of the small wheels even without a GPU: they lie beside it.
    target_link_options(LibTorch::LibTorch INTERFACE
        "LINKER:-rpath,${LIBTORCH_LIBRARY_DIR}" "LINKER:--allow-shlib-undefined" "LINKER:--disable-new-dtags")
    foreach(_dir IN LISTS _nvidia_dirs)
        target_link_options(LibTorch::LibTorch INTERFACE "LINKER:-rpath,${_dir}")
    endforeach()
endif()
mark_as_advanced(LIBTORCH_INCLUDE_DIR LIBTORCH_API_INCLUDE_DIR LIBTORCH_CPU_LIBRARY LIBTORCH_C10_LIBRARY
                 LIBTORCH_CUDA_LIBRARY LIBTORCH_C10_CUDA_LIBRARY)
