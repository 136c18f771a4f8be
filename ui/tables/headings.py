"""Headings of narrow columns."""

from desktop.thai.line_breaking import soft_breaks

_SHORT = 12  # letters that stand on one line


def in_two_lines(heading: str) -> str:
    """A long heading broken between two words near its middle, or before what is in brackets."""
    if len(heading) <= _SHORT:
        return heading
    marked = soft_breaks(heading)
    bracket = marked.find(" (")
    edges = [at for at, letter in enumerate(marked) if letter in "\u200b "]
    if not edges:
        return heading
    at = bracket if bracket > 0 else min(edges, key=lambda edge: abs(2 * edge - len(marked)))
    lines = (marked[:at], marked[at + 1 :])
    return "\n".join(line.replace("\u200b", "").replace("\u00a0", " ") for line in lines)
