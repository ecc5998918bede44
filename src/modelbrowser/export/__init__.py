"""Cards and trees as PNG, SVG, PDF, Markdown and JSON."""
