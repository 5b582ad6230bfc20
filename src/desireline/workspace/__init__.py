"""One function for each thing a member can do; the only place where maps and evidence meet.

Start with ``workspace``; then ``collecting`` (files in), ``mapping`` (maps and edits),
``measuring`` (figures and states), ``discovering`` (drafts and sorting), ``home``.
May import every package but the doors.
"""
