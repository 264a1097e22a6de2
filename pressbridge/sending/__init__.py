"""Sending: what may leave the house goes to an engine, and what comes back into the catalogs."""
