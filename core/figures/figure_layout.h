#pragma once

#include <string>
#include <vector>

namespace deepmi
{

/// Small decisions that several figures share. Not for others.

/// Ticks as roundTicks(), of a smaller step where that one leaves fewer than two of them: a single number
/// tells no scale. `whole` leaves out what is no whole number; fewer than two remain where low..high has no
/// more.
std::vector<double> ticksOfAScale(double low, double high, int count, bool whole = false);

/// The text in lines of at most so many letters(), about as long as each other, broken at blanks and behind
/// full-width marks. A longer word has a line of its own.
std::vector<std::string> linesOfText(const std::string& text, double lettersInALine);

} // namespace deepmi
