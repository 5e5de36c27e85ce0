"""Tests of staff and employers, and the certificate that follows one. Nothing of it is kept."""
