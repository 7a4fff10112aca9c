"""Claims -> deals: which claims speak of one deal, in which versions, told since when; and the file that keeps them."""
