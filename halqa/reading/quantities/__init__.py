"""What is counted in a text: numbers in digits and words, with what they count, their bounds and places."""
