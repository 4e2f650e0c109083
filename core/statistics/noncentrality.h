#pragma once

namespace deepmi
{

/// Confidence limits of a noncentrality parameter: where the observed statistic is as far up or down its
/// distribution as the confidence allows.
struct NoncentralityInterval {
    double low = 0, high = 0;
};

/// Of noncentral t: both limits may be of any sign. To ten digits, beyond |t| = 10⁴ to eight. NaN for a
/// statistic that is not finite. Raises UsageError for degrees of freedom that are not above 0, a confidence
/// outside 0..1.
NoncentralityInterval noncentralTInterval(double statistic, double degreesOfFreedom, double confidence);

/// Of noncentral F: limits are at least 0. NaN and errors as above, also UsageError for a negative statistic.
NoncentralityInterval noncentralFInterval(double statistic, double betweenDegrees, double withinDegrees,
                                          double confidence);

} // namespace deepmi
