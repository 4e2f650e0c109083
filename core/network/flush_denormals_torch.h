#pragma once

namespace deepmi
{

/// While it lives, this thread takes float32 numbers below 1.2e-38 (and doubles below 2.2e-308) for 0, as do
/// the threads that LibTorch starts for it meanwhile. Gradients that vanish, through the frames of a sequence
/// or as the moments of a unit that no sample reaches any more, pass through such numbers, and processors
/// compute with them many times as slowly: an LSTM's first epoch took 15 s instead of 3 on an Intel Xeon. The
/// processor's mode is put back at the end; LibTorch's threads keep it.
class FlushDenormals
{
public:
    FlushDenormals();
    ~FlushDenormals();
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

private:
    bool m_was; ///< on before
};

} // namespace deepmi
