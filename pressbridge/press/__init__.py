"""Floor 4, the story: read, translate, plan, render, write.

Each phase is a function from values to values; what it reads and writes goes through
``pressbridge.world``.
"""
