"""QPainter code shared by screen and exports."""
