"""Floor 1: texts in, values out, and back. Knows file formats, not the disk and not press rooms."""
