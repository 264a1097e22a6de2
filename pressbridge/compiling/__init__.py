"""Compiling: from the files of one source to all that the site needs of it."""
