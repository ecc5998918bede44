"""modelbrowser: an offline atlas of AI models."""

__version__ = "0.1.0"
