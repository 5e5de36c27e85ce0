"""The live group session: one step for everybody, each phone in its own language, nobody with a name."""
