"""The projector: one page for a whole room, opened by a secret that can change nothing."""
