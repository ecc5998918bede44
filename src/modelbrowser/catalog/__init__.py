"""The SQLite file: schema, connections, reading and searching."""
