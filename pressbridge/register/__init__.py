"""The names register: forms of names in both languages, and where names stand in a text."""
