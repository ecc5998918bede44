"""Source tables into a new catalog file: validate, resolve, report, publish."""
