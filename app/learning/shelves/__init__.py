"""The language chooser, home, modules and the glossary."""
