"""The card as a picture: each kind of block is laid out into display items."""
