"""Askel: a multilingual work-life coaching platform that needs no account and no name."""

__version__ = "0.1.0"
