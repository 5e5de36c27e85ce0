"""How a contact of the register is shown to a reader, and whether somebody answers there now."""
