"""Translation: sources and catalogs in, editions out. Knows nothing of pages."""
