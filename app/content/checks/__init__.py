"""One file per thing the linter looks at, in whole files or across them; `check(world)` reports there."""
