"""What is counted of a poll: phones once it is closed, and raised hands."""
