"""Floor 3, rendering: editions in, pages out. Knows nothing of catalogs and engines."""
