"""T10, the holiday counter: from full months of work to days of annual holiday."""
