"""The lineage graph as numpy arrays: layout, folding, level of detail. No Qt."""
