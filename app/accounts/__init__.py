"""The people of organisations: who they are, how they prove it, and what is written down about it."""
