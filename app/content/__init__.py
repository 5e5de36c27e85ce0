"""The content library: module files in, frozen objects out. No web, no database, no clock, no locale."""
