#!/usr/bin/env bash
# Installs the lowest versions that pyproject.toml allows, in an environment of its own, and looks
# whether Pressbridge works with them: the sample site, and the tests of what the packages do for us.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT
python3 -m venv "$environment/venv"
# shellcheck disable=SC1091
source "$environment/venv/bin/activate"

# "name>=1.2,<3" becomes "name==1.2": these are constraints, so what they need is chosen to fit.
python - > "$environment/lowest.txt" <<'PYTHON'
import re
import tomllib
from pathlib import Path

for wanted in tomllib.loads(Path("pyproject.toml").read_text())["project"]["dependencies"]:
    name, lowest = re.fullmatch(r"([a-z0-9-]+)[>=]=([0-9.]+)(?:,.*)?", wanted).groups()
    print(f"{name}=={lowest}")
PYTHON
pip install --quiet --disable-pip-version-check --constraint "$environment/lowest.txt" \
  . pytest pytest-timeout pytest-xdist hypothesis lxml polib fastfeedparser feedparser
pip freeze --exclude-editable | tr '[:upper:]' '[:lower:]' | tr '_' '-' > "$environment/installed.txt"
tr '_' '-' < "$environment/lowest.txt" | while read -r pin; do
  # 13.0 and 13.0.0 are one version.
  grep -qE "^${pin//./\\.}(\.0)*$" "$environment/installed.txt" || { echo "not installed: $pin"; exit 1; }
done

pressbridge build --offline --root . --out "$environment/site"
pressbridge check --offline --root .
pytest -q -n 2 -p no:cacheprovider tests/test_network.py tests/test_engines.py \
  tests/test_lock.py tests/test_marks.py tests/test_fast_path.py \
  tests/test_sample.py tests/test_templates.py
