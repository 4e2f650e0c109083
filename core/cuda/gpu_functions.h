#pragma once

#include "cuda/gpu_training.h"

namespace deepmi::gpu
{

// What libdeepmi-cuda.so gives to others, as GpuFunctions says.

std::unique_ptr<GpuTraining> makeTraining(const GpuTrainingSetup& setup);
std::unique_ptr<GpuRegressors> makeRegressors(const GpuRegressorSetup& setup);
double kmeans(const GpuKMeans& problem, int device, std::vector<GpuKMeansIteration>& history);
std::vector<std::pair<std::string, double>> checkKernels(int device);
bool hasBFloat16(int device);
std::size_t freeMemory(int device);
void share(int device, const void* data, std::size_t bytes);
void unshare(const void* data);

} // namespace deepmi::gpu
