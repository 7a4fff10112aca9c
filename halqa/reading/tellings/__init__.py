"""What a sentence tells of each of its ties: the sums that are theirs, how sure it is, and who says so."""
