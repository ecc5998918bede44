"""The evolution tree as a picture: painters over the numpy arrays of `lineage`."""
