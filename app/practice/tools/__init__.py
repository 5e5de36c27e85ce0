"""The tools: small pages that end in a paper. One folder each; `shelf.py` lists them."""
