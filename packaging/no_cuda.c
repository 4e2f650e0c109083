/* Stands in for NVIDIA's libcudart and libcupti in packages. LibTorch's CPU part is linked to both, for its
 * profiler, but calls neither where no GPU is. NVIDIA's own libraries are not free software, so a package of
 * a program under the GPL goes without: every function here answers that there is no GPU. Compiled once for
 * each library, with LIBRARY_cudart or LIBRARY_cupti defined; make_package.py looks whether LibTorch wants
 * functions that are not here. */
#include <stddef.h>

enum { cudaErrorNoDevice = 100, cuptiErrorNotInitialized = 15 };

#ifdef LIBRARY_cudart
#define NO_GPU(name)                                                                                         \
    int name(void)                                                                                           \
    {                                                                                                        \
        return cudaErrorNoDevice;                                                                            \
    }
NO_GPU(cudaDeviceSynchronize)
NO_GPU(cudaGetDeviceProperties)

static int none(int* value)
{
    if (value)
        *value = 0;
    return cudaErrorNoDevice;
}
int cudaGetDeviceCount(int* count)
{
    return none(count);
}
int cudaDriverGetVersion(int* version)
{
    return none(version);
}
int cudaRuntimeGetVersion(int* version)
{
    return none(version);
}
const char* cudaGetErrorString(int error)
{
    (void)error;
    return "this package of DeepMI Studio has no CUDA";
}
#endif

#ifdef LIBRARY_cupti
#define NO_GPU(name)                                                                                         \
    int name(void)                                                                                           \
    {                                                                                                        \
        return cuptiErrorNotInitialized;                                                                     \
    }
NO_GPU(cuptiActivityDisable)
NO_GPU(cuptiActivityEnable)
NO_GPU(cuptiActivityEnableCudaEventDeviceTimestamps)
NO_GPU(cuptiActivityEnableDriverApi)
NO_GPU(cuptiActivityEnableRuntimeApi)
NO_GPU(cuptiActivityFlushAll)
NO_GPU(cuptiActivityGetNextRecord)
NO_GPU(cuptiActivityGetNumDroppedRecords)
NO_GPU(cuptiActivityPopExternalCorrelationId)
NO_GPU(cuptiActivityPushExternalCorrelationId)
NO_GPU(cuptiActivityRegisterCallbacks)
NO_GPU(cuptiActivityRegisterTimestampCallback)
NO_GPU(cuptiActivitySetAttribute)
NO_GPU(cuptiEnableCallback)
NO_GPU(cuptiEnableDomain)
NO_GPU(cuptiFinalize)
NO_GPU(cuptiSubscribe)
NO_GPU(cuptiUnsubscribe)

int cuptiGetVersion(unsigned* version)
{
    if (version)
        *version = 0;
    return cuptiErrorNotInitialized;
}
int cuptiGetResultString(int result, const char** text)
{
    (void)result;
    if (text)
        *text = "this package of DeepMI Studio has no CUDA";
    return 0;
}
#endif
