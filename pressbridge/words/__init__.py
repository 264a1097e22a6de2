"""Floor 0: the words of the project. Frozen values and pure functions; imports no other floor."""
