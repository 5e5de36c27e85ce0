"""T16, the energy check: three faces, and what may help now."""
