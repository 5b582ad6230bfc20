"""The command-line door: the same calls as the web app, printed for people or programs.

Start with ``main``. Every command speaks to the HTTP door, of a running server or of one
inside its own process, so that both give the same answers.
"""
