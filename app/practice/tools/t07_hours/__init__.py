"""T07, the log of hours: days, times and breaks as typed, with totals by week, on the page, on paper and as a table."""
