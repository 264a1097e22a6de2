"""Whether a translation says the same as its source: numbers, names, and all that can be compared."""
