"""Colleagues, for admins: who works here, in which role, and who is invited."""
