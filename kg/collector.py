"""Python's search for cycles among objects, out of the way where it finds nothing.

What kg makes of articles holds no cycles, and the parse, which does, is taken apart when it has been read. But the
more objects there are, the longer every search takes, and to make many starts many searches: half of the time that it
takes to join ten thousand articles.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused", "left_to_stay"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search while objects are made that hold no cycles."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextmanager
def left_to_stay() -> Iterator[None]:
    """What there is now stays until the end of the block, and is not searched meanwhile."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
