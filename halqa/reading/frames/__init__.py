"""What is told of two parties: who acts, on whom, about what; from these come the raw ties of a sentence."""
