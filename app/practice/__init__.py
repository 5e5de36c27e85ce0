"""What a learner answers and finishes; how answers are judged."""
