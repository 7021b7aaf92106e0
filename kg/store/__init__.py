"""A triple store inside a run folder: an Oxigraph database that holds the graph of the run, ready to be asked.

::

    RUN/store/store.json   which graph bytes it holds; absent while it is written
    RUN/store/data/        the database
    RUN/store/lock         held shared by readers, exclusively by whoever writes

The store saves time and never changes an answer: where it is absent, stale, changed by an update or being written,
``graph.ttl`` is read instead, and a note says so.
"""

from kg.store.load import Loaded, load
from kg.store.read import open_graph

__all__ = ["Loaded", "load", "open_graph"]
