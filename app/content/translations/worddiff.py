"""The difference of two texts, word by word: `[-taken out-]` and `{+put in+}`."""

from difflib import SequenceMatcher


def word_diff(old: str, new: str) -> str:
    before, after = old.split(), new.split()
    parts: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            parts += before[start:end]
            continue
        if end > start:
            parts.append(f"[-{' '.join(before[start:end])}-]")
        if last > first:
            parts.append(f"{{+{' '.join(after[first:last])}+}}")
    return " ".join(parts)
