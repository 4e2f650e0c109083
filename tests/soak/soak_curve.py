"""How a soak is judged, and its curve as an SVG."""

KB, MB = 1024, 1024 * 1024
WARM_UP = 1 / 4  # of the rounds: caches fill, libraries load, the list of ended jobs comes to its fifty
LEAST_WARM_UP = 4
HEAP_PER_ROUND = {"long": 6 * KB, "short": 64 * KB}  # bytes that the heap in use may grow a round
LONG = 60  # rounds from which the finer bound holds: the noise of a line over few rounds is larger
RSS_GROWTH = .05  # of the resident memory, from the end of the warm-up to the end
COUNTS = ["descriptors", "threads", "widgets", "windows", "objects"]


def slope(xs, ys):
    """Of the line of least squares."""
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / spread if spread else 0.0


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def judge(rows, left=()):
    """The verdict over rows of one process, one a round, and files that it left where nothing should be.

    Flat is: after the warm-up (a quarter of the rounds, at least four) no count is above its highest of the warm-up;
    the line of least squares over the heap in use of the last half rises by less than HEAP_PER_ROUND a round; in a
    long run, the median resident memory of the last tenth is less than RSS_GROWTH above that of the tenth after the
    warm-up; and no file was left behind.
    """
    warm = max(LEAST_WARM_UP, round(len(rows) * WARM_UP))
    if len(rows) < warm + 3:
        raise ValueError(f"{len(rows)} rounds are too few to judge; {LEAST_WARM_UP + 3} at least")
    kind = "long" if len(rows) >= LONG else "short"
    half = rows[min(len(rows) // 2, len(rows) - 3):] if kind == "long" else rows[warm:]
    heap_round = slope([row["round"] for row in half], [row["heap"] for row in half])
    heap_second = slope([row["seconds"] for row in half], [row["heap"] for row in half])
    rss_round = slope([row["round"] for row in half], [row["rss"] for row in half])
    rss_second = slope([row["seconds"] for row in half], [row["rss"] for row in half])
    tenth = max(2, len(rows) // 10)
    before = median([row["rss"] for row in rows[warm:warm + tenth]])
    after = median([row["rss"] for row in rows[-tenth:]])
    grown = [count for count in COUNTS
             if max(row[count] for row in rows[warm:]) > max(row[count] for row in rows[1:warm])]
    reasons = [f"{count}: {max(row[count] for row in rows[1:warm])} at most in the warm-up, "
               f"{max(row[count] for row in rows[warm:])} later" for count in grown]
    if heap_round >= HEAP_PER_ROUND[kind]:
        reasons.append(f"the heap in use grows by {heap_round / KB:.1f} KB a round")
    if kind == "long" and after > before * (1 + RSS_GROWTH):
        reasons.append(f"the resident memory grew from {before / MB:.0f} to {after / MB:.0f} MB")
    if left:
        reasons.append("left behind: " + ", ".join(list(left)[:10]))
    return {
        "flat": not reasons, "reasons": reasons, "rounds": len(rows), "minutes": round(rows[-1]["seconds"] / 60, 1),
        "warm_up_rounds": warm, "heap_kb_per_round": round(heap_round / KB, 2),
        "heap_bound_kb_per_round": HEAP_PER_ROUND[kind] // KB, "heap_mb_per_hour": round(heap_second * 3600 / MB, 2),
        "heap_mb_first_and_last": [round(rows[warm]["heap"] / MB, 2), round(rows[-1]["heap"] / MB, 2)],
        "rss_kb_per_round": round(rss_round / KB, 2), "rss_mb_per_hour": round(rss_second * 3600 / MB, 2),
        "rss_mb_after_warm_up_and_at_end": [round(before / MB, 1), round(after / MB, 1)],
        "counts_at_end": {count: rows[-1][count] for count in COUNTS},
    }


def draw(rows, verdict, width=720, height=300):
    """Resident memory and heap in use against minutes; the warm-up is shaded."""
    left, right, top, bottom = 56, 20, 34, 42
    minutes = [row["seconds"] / 60 for row in rows]
    most = max(row["rss"] for row in rows) / MB * 1.1
    step = next(one for one in (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000) if most / one <= 7)
    tick = next(one for one in (1, 2, 5, 10, 20, 30, 60) if minutes[-1] / one <= 8)

    def x(minute):
        return left + (width - left - right) * minute / minutes[-1]

    def y(megabytes):
        return height - bottom - (height - top - bottom) * megabytes / most

    def text(at_x, at_y, words, anchor="start", extra=""):
        return f'<text x="{at_x:.1f}" y="{at_y:.1f}" text-anchor="{anchor}"{extra}>{words}</text>'

    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
             f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" fill="#222">',
             f'<rect width="{width}" height="{height}" fill="#fff"/>',
             f'<rect x="{left}" y="{top}" width="{x(minutes[verdict["warm_up_rounds"] - 1]) - left:.1f}" '
             f'height="{height - top - bottom}" fill="#eee"/>', text(left + 4, top + 14, "warm-up", extra=' fill="#777"')]
    for index in range(int(most // step) + 1):
        at = y(index * step)
        lines.append(f'<path d="M{left} {at:.1f}H{width - right}" stroke="#ccc" stroke-width=".6"/>')
        lines.append(text(left - 6, at + 4, f"{index * step}", "end"))
    for index in range(int(minutes[-1] // tick) + 1):
        lines.append(text(x(index * tick), height - bottom + 16, f"{index * tick}", "middle"))
    lines.append(text((left + width - right) / 2, height - 8, "minutes", "middle"))
    lines.append(text(left, 20, f'MB held by the window with nothing open, after each of {len(rows)} rounds'))
    for key, name, colour in (("rss", "resident", "#0072b2"), ("heap", "heap in use", "#d55e00")):
        points = " ".join(f"{x(minute):.1f},{y(row[key] / MB):.1f}" for minute, row in zip(minutes, rows))
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        lines.append(text(width - right, y(rows[-1][key] / MB) - 6, f"{name}, {rows[-1][key] / MB:.0f} MB", "end",
                          f' fill="{colour}"'))
    return "\n".join(lines + ["</svg>"]) + "\n"
