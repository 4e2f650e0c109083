#pragma once

namespace deepmi
{

/// Of the JSON that experimentPlanFromJson reads.
inline constexpr auto planFormatName = "deepmi-plan";
inline constexpr int planFormatVersion = 1;

} // namespace deepmi
