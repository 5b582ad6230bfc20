"""The HTTP door: parses, calls one workspace function, answers.

Start with ``app``. May import every package below it; only this one knows FastAPI.
"""
