"""Home, modules, lessons, help, search: what a learner reads."""
