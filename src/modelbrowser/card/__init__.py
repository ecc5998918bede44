"""What a card says: sections, rows, words and the origin of every number. No Qt, no SQL."""
