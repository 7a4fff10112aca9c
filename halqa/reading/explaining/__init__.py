"""Why a claim is what it is, and why a sentence gave none."""
