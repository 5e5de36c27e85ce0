"""T14, the job-ad checker: twelve signs, and what to ask. It keeps nothing."""
