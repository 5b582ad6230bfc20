"""Routes by what they are about; each parses, calls one workspace function, answers."""
