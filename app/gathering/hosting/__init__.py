"""Hosts at the desk: begin, lead, take over, count, end; the summary and the sheets."""
