"""Pure functions on strings: folding, tokens, sentences, word forms; always with the way back to the raw text."""
