"""The way in: the code that the host shows, and the language in which this phone goes on."""
