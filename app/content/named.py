"""Lists of module codes in a register's row."""

from app.content.register import Row


def codes(row: Row, key: str) -> tuple[str, ...]:
    """Module codes in their order, each once."""
    found = row.listed(key)
    for code in sorted({code for code in found if found.count(code) > 1}):
        row.complain("R003", f"{key}: {code} twice")
    return tuple(dict.fromkeys(found))


def marked(row: Row, key: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """Codes that stand in a list of this row already, and are marked as something there."""
    found = codes(row, key)
    for code in found:
        if code not in among:
            row.complain("R003", f"{key}: {code} is not among the others")
    return tuple(code for code in found if code in among)
