"""T06, the red-flag checker: statements about a job that one has or is offered. It keeps nothing."""
