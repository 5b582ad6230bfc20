"""A disk that remembers every write, and what a power cut would have left of it."""
