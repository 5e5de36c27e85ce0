"""The risk check of a company in five steps (T18). It is reckoned on the page, printed on wish, and kept nowhere."""
