"""Checks of fidelity: what differs between a text and its translation, without a person."""
