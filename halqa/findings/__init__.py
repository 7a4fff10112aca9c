"""Network and measures -> labelled results, each number with the deals behind it and an id to ask for it again."""
