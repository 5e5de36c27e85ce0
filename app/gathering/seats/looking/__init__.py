"""Looking around on one's own: any step of the module, without answering, and one tap back."""
