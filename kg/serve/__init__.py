"""A SPARQL 1.1 Protocol endpoint over the store of a run, with a page to ask it from.

::

    server.py -> handler.py -> site.py -> access.py -> process.py  =>  worker.py -> answers.py
    listens      HTTP          routes     places       one child       in the child: the store
"""
