"""Who is named in a text: parties of the catalogue, newcomers, and words that stand for a party named before."""
