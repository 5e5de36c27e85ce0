"""T13, the notice and sick-pay helper: from how long a job has lasted to times and shares by law."""
