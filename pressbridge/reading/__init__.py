"""Floor 3: ``content/`` in, a frozen Content and every problem in it out."""
