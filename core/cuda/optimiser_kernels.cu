#include "cuda/element.cuh"
#include "cuda/launch.cuh"
#include "cuda/optimiser_kernels.h"

namespace deepmi::gpu
{

namespace
{

constexpr int threads = 256, each = 4;

__device__ float4& quad(float* values, std::size_t place)
{
    return reinterpret_cast<float4*>(values)[place];
}

__device__ void putRounded(__nv_bfloat16* rounded, std::size_t place, float4 value)
{
    if (!rounded)
        return;
    __nv_bfloat162 pairs[2] = {__floats2bfloat162_rn(value.x, value.y),
                               __floats2bfloat162_rn(value.z, value.w)};
    reinterpret_cast<uint2*>(rounded)[place] = *reinterpret_cast<uint2*>(pairs);
}

__global__ void adamKernel(float* values, const float* gradients, AdamState state, float rate,
                           __nv_bfloat16* rounded, std::size_t quads)
{
    afterPredecessor();
    constexpr float beta1 = .9F, beta2 = .999F, epsilon = 1e-8F;
    const std::size_t place = static_cast<std::size_t>(blockIdx.x) * threads + threadIdx.x;
    if (place >= quads)
        return;
    const AdamCorrection correction = *state.correction;
    const float stepSize = rate * correction.first;
    const float4 gradient = reinterpret_cast<const float4*>(gradients)[place];
    float4 first = quad(state.firstMoment, place), second = quad(state.secondMoment, place);
    float4 value = quad(values, place);
    const auto update = [&](float& p, float g, float& m, float& v) {
        m = beta1 * m + (1 - beta1) * g;
        v = beta2 * v + (1 - beta2) * g * g;
        p -= stepSize * m / (sqrtf(v) / correction.second + epsilon);
    };
    update(value.x, gradient.x, first.x, second.x);
    update(value.y, gradient.y, first.y, second.y);
    update(value.z, gradient.z, first.z, second.z);
    update(value.w, gradient.w, first.w, second.w);
    quad(values, place) = value;
    quad(state.firstMoment, place) = first;
    quad(state.secondMoment, place) = second;
    putRounded(rounded, place, value);
}

__global__ void correctionsKernel(const float* first, const float* second, const float* third,
                                  AdamCorrection* corrections, const float* rate)
{
    afterPredecessor();
    const float* steps[] = {first, second, third};
    const float* counter = steps[threadIdx.x];
    if (!counter)
        return;
    const double step = *counter + 1.;
    corrections[threadIdx.x] = {static_cast<float>((rate ? *rate : 1.) / (1 - pow(.9, step))),
                                static_cast<float>(sqrt(1 - pow(.999, step)))};
}

__global__ void momentumKernel(float* values, const float* gradients, float* velocity, float momentum,
                               float rate, __nv_bfloat16* rounded, std::size_t quads)
{
    afterPredecessor();
    const std::size_t place = static_cast<std::size_t>(blockIdx.x) * threads + threadIdx.x;
    if (place >= quads)
        return;
    const float4 gradient = reinterpret_cast<const float4*>(gradients)[place];
    float4 v = quad(velocity, place), value = quad(values, place);
    const auto update = [&](float& p, float g, float& speed) {
        speed = momentum * speed + g;
        p -= rate * speed;
    };
    update(value.x, gradient.x, v.x);
    update(value.y, gradient.y, v.y);
    update(value.z, gradient.z, v.z);
    update(value.w, gradient.w, v.w);
    quad(values, place) = value;
    quad(velocity, place) = v;
    putRounded(rounded, place, value);
}

unsigned blocks(std::size_t count)
{
    return static_cast<unsigned>((count / each + threads - 1) / threads);
}

} // namespace

void adamCorrections(const float* const (&steps)[3], AdamCorrection* corrections, cudaStream_t stream,
                     const float* rate)
{
    launch(correctionsKernel, 1, 3, 0, stream, steps[0], steps[1], steps[2], corrections, rate);
}

void adam(float* values, const float* gradients, AdamState state, float rate, void* rounded,
          std::size_t count, cudaStream_t stream)
{
    launch(adamKernel, blocks(count), threads, 0, stream, values, gradients, state, rate,
           static_cast<__nv_bfloat16*>(rounded), count / each);
}

void momentumDescent(float* values, const float* gradients, float* velocity, float momentum, float rate,
                     void* rounded, std::size_t count, cudaStream_t stream)
{
    launch(momentumKernel, blocks(count), threads, 0, stream, values, gradients, velocity, momentum, rate,
           static_cast<__nv_bfloat16*>(rounded), count / each);
}

} // namespace deepmi::gpu
