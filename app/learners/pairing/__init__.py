"""From one phone to another without typing the code: the old phone lets the new one in."""
