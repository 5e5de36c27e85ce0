"""T08, the help finder: who answers for this need, in this language, now, without a name."""
