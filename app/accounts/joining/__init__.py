"""Joining: from the link of an invite, through a password and a first second factor, to the desk."""
