"""Words that a missing or misread value leaves behind, and characters that no reader's font holds."""

import re
import unicodedata

# A cell that says there is nothing to say.
NOTHING = "—"
# Letters end a word here, not \b: a Chinese character is a word character too.
LEFTOVERS = re.compile(r"(?<![a-z])(?:x{2,}|nan|[-+]?inf(?:inity)?|null|undefined)(?![a-z])|某某|\{\{|\}\}|\{%|%\}|[-−]0(?![\d.,:])|\[object", re.IGNORECASE)
# U+000B is how python-pptx gives a line break.
NEVER = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff]")


def leftovers(text):
    """What stands in this text and must not stand in a report."""
    return [found.group() for found in LEFTOVERS.finditer(text)] + strangers(text)


def strangers(text):
    """Characters that must not stand in any file, whatever its data says."""
    return [f"U+{ord(found.group()):04X}" for found in NEVER.finditer(text)]


def empty_cells(rows):
    """Where a table says nothing instead of `NOTHING`. A total has no words of its own: in the last row only the first cell must speak."""
    cells = ((row, column, text) for row, line in enumerate(rows, 1) for column, text in enumerate(line, 1))
    return [f"cell {row},{column}" for row, column, text in cells if not text.strip() and (row < len(rows) or column == 1)]


def plain(text):
    """Text as it is compared with what a page shows: without spaces and invisible characters, in one spelling."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(mark for mark in folded if not mark.isspace() and unicodedata.category(mark) not in ("Cf", "Co", "Cc"))


def reads_back(text):
    """Whether a page's text gives this text back as it was: not where it runs from right to left or is drawn from emoji parts."""
    return not any(unicodedata.bidirectional(mark) in ("R", "AL") or ord(mark) >= 0x1F000 or mark == "\u200d" for mark in text)
