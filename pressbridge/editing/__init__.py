"""Editing: what commands write into the content for a person."""
