"""Whether a translation says the same as its source: all that can be compared without a person."""
