"""Names in both languages: what they are called, where they stand, what surrounds them."""
