"""What is printed on a page besides the story itself: dates, datelines and the wording of boilerplate.

Shared by `read`, which needs the date, by `clean`, which needs the places, and by the reader of time expressions.
"""

from __future__ import annotations
