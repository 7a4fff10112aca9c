"""What Halqa knows before it reads: parties, words, frames, currencies and conventions, as data an expert can edit."""
