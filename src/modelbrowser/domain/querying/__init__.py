"""The parts of the query language: lexer, parser, tree, fields, words, notes.

`domain.query` is the way in.
"""
