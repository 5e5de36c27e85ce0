"""Passkeys over HTTP: what a browser is asked, once, and what comes of its answer."""
