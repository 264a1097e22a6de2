"""Review: what the desk shows of a press room's translations, and what it saves of them."""
