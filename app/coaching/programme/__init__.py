"""The plan of ten weeks."""
