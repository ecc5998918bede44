"""How a query is answered: from a parsed query over the index to ranked rows, counts and completions.

`catalog.search` is the way in; nothing outside `catalog` uses these modules directly.
"""
