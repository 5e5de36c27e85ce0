"""Staying, closing the phone, the quick exit, erasing everything."""
