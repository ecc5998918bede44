"""A card or a tree as a picture, a page, text or data. This file imports nothing: JSON needs no Qt."""
