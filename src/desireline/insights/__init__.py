"""What the numbers say about a map: evidence states, drafts drawn from data, names to sort.

Start at ``reading.read_map``; may import ``measures`` and everything below.
"""
