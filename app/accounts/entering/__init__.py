"""Signing in at the desk: a password and then a second factor, or a passkey alone; and the session that follows."""
