"""Papers: what stands in a tool or in the notebook, as a file to download."""
