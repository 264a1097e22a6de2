"""The door: ``python build.py [COMMAND]``. See README.md, or ``python build.py --help``."""

import sys

try:
    from pressbridge.cli import main
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} is not installed: run  pip install .  in this folder first")
except KeyboardInterrupt:  # before anything has begun
    sys.exit(130)

if __name__ == "__main__":
    main()
