"""The audit trail: who did what at the desk, chained so that no entry can be changed unseen (SAFETY C6)."""
