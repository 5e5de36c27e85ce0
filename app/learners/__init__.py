"""The learner code, the session on the phone, the keys that only the code opens, and erasing it all."""
