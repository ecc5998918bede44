"""Windows, views, item models, navigation, labels."""
