"""The browse page: facets, result list and card side by side."""
