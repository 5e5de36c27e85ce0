"""Help: whom to call, how to stay private, how to rest."""
