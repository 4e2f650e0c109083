# LibTorch as the PyPI wheel has it, or as a user's own copy has it. The wheel's TorchConfig insists on a CUDA
# toolkit even for the CPU part, so the few files that are needed are found here.
#
# Looks in DEEPMI_LIBTORCH, then in .deps/libtorch of the source tree. Defines LibTorch::LibTorch (the CPU part; the
# CUDA part is opened at run time where a GPU is) and LIBTORCH_CUDA_LIBRARY where the CUDA part is on disk.
set(_libtorch_roots "${DEEPMI_LIBTORCH}" "${PROJECT_SOURCE_DIR}/.deps/libtorch")
if(DEEPMI_LIBTORCH)
    set(_libtorch_roots "${DEEPMI_LIBTORCH}" "${DEEPMI_LIBTORCH}/torch")
else()
    set(_libtorch_roots "${PROJECT_SOURCE_DIR}/.deps/libtorch/torch")
endif()
find_path(LIBTORCH_INCLUDE_DIR ATen/ATen.h PATHS ${_libtorch_roots} PATH_SUFFIXES include NO_DEFAULT_PATH)
find_path(LIBTORCH_API_INCLUDE_DIR torch/torch.h PATHS "${LIBTORCH_INCLUDE_DIR}"
          PATH_SUFFIXES torch/csrc/api/include NO_DEFAULT_PATH)
find_library(LIBTORCH_CPU_LIBRARY torch_cpu PATHS ${_libtorch_roots} PATH_SUFFIXES lib NO_DEFAULT_PATH)
find_library(LIBTORCH_C10_LIBRARY c10 PATHS ${_libtorch_roots} PATH_SUFFIXES lib NO_DEFAULT_PATH)
find_library(LIBTORCH_CUDA_LIBRARY torch_cuda PATHS ${_libtorch_roots} PATH_SUFFIXES lib NO_DEFAULT_PATH)
if(LIBTORCH_INCLUDE_DIR AND EXISTS "${LIBTORCH_INCLUDE_DIR}/torch/headeronly/version.h")
    set(_libtorch_version_header "${LIBTORCH_INCLUDE_DIR}/torch/headeronly/version.h")
elseif(LIBTORCH_API_INCLUDE_DIR)
    set(_libtorch_version_header "${LIBTORCH_API_INCLUDE_DIR}/torch/version.h")
endif()
if(_libtorch_version_header AND EXISTS "${_libtorch_version_header}")
    file(STRINGS "${_libtorch_version_header}" _lines REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) [0-9]+")
    string(REGEX REPLACE ".*MAJOR ([0-9]+).*MINOR ([0-9]+).*PATCH ([0-9]+).*" "\\1.\\2.\\3"
           LIBTORCH_VERSION "${_lines}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
    REQUIRED_VARS LIBTORCH_CPU_LIBRARY LIBTORCH_C10_LIBRARY LIBTORCH_INCLUDE_DIR LIBTORCH_API_INCLUDE_DIR
    VERSION_VAR LIBTORCH_VERSION
    REASON_FAILURE_MESSAGE "run packaging/install-dependencies, or name one with -DDEEPMI_LIBTORCH=PATH")

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
    get_filename_component(LIBTORCH_LIBRARY_DIR "${LIBTORCH_CPU_LIBRARY}" DIRECTORY)
    file(GLOB _nvidia_dirs LIST_DIRECTORIES true "${LIBTORCH_LIBRARY_DIR}/../../nvidia/*/lib")
    add_library(LibTorch::LibTorch INTERFACE IMPORTED)
    target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
        "${LIBTORCH_INCLUDE_DIR}" "${LIBTORCH_API_INCLUDE_DIR}")
    target_link_libraries(LibTorch::LibTorch INTERFACE "${LIBTORCH_CPU_LIBRARY}" "${LIBTORCH_C10_LIBRARY}")
    # libtorch_cpu needs the CUDA runtime and CUPTI of the small wheels even without a GPU: they lie beside it.
    target_link_options(LibTorch::LibTorch INTERFACE
        "LINKER:-rpath,${LIBTORCH_LIBRARY_DIR}" "LINKER:--allow-shlib-undefined" "LINKER:--disable-new-dtags")
    foreach(_dir IN LISTS _nvidia_dirs)
        target_link_options(LibTorch::LibTorch INTERFACE "LINKER:-rpath,${_dir}")
    endforeach()
endif()
mark_as_advanced(LIBTORCH_INCLUDE_DIR LIBTORCH_API_INCLUDE_DIR LIBTORCH_CPU_LIBRARY LIBTORCH_C10_LIBRARY)
