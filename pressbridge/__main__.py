"""``python -m pressbridge``: the same commands."""

from pressbridge.cli import main

if __name__ == "__main__":
    main()
