"""The search index of the site: the words of a text, and the files that a browser fetches."""
