"""Tools for who translates: what is left to do, what changed, stamping and signing."""
