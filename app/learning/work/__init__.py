"""The tools of staff and employers, a folder each. Nobody signs in, and nothing is kept."""
