"""What a model, a tier, a band, a lineage edge, a query and a place are: pure values and functions."""
