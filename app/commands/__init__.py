"""One file a command, each with `arguments(parser)` and `run(options)`. Only the command line imports them."""


class Refused(Exception):
    """A command cannot do what it was asked. Its message is a sentence for whoever typed it."""
