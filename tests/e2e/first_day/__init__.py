"""The first working day with files nobody tidied up."""
