"""Floor 3, translation: sources and catalogs in, editions out. Knows nothing of pages."""
