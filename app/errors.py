"""What can go wrong for a person, as exceptions. They say what; app/error_pages.py says it in words."""


class Problem(Exception):
    """Something that ends a request with a page of its own."""

    status = 500


class NotFound(Problem):
    """No such page, or not for this person: both look the same."""

    status = 404


class TooMany(Problem):
    """Too many tries by everybody together; whoever waits `retry_after` seconds may go on."""

    status = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__()
        self.retry_after = retry_after


class SaveFailed(Problem):
    """The database could not take it. Nothing was saved, and what was typed is still there."""

    status = 503
