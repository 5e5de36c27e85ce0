"""The checklists of modules for staff and employers, on paper."""
