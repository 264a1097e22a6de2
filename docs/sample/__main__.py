"""Make the pictures of the sample anew that a script has drawn: ``python docs/sample``.

The charts are drawn from the data beside them, the others from a seed. Needs Pillow, and Noto Sans
CJK for what is written.
"""

from __future__ import annotations

from pathlib import Path

from charts import half_years, read, years
from hall import hall
from harbour import harbour
from lane import market_lane
from PIL import Image
from poster import poster
from table import talks
from town import evening, riverside

RELEASES = Path(__file__).resolve().parent.parent.parent / "content" / "releases"
CHARTS = {
    "2023/consultation-statistics-2023h1/consultations-2023h1.csv": half_years,
    "2026/consultation-statistics-2025/consultations-2022-2025.csv": years,
}
PICTURES = {
    "2025/osaka-fukuoka-tour/riverside.jpg": riverside,
    "2025/price-tag-templates/market-lane.jpg": market_lane,
    "2026/bridge-program-fifth-cohort/harbour.jpg": harbour,
    "2026/meetup-2026-open/poster.jpg": poster,
    "2026/meetup-2026-results/evening.jpg": evening,
    "2026/meetup-2026-results/hall.jpg": hall,
    "2026/meetup-2026-results/talks.jpg": talks,
}


def main() -> None:
    """Write every chart beside its data and every picture beside its release."""
    for name, drawn in CHARTS.items():
        data = RELEASES / name
        image = drawn(read(data)).quantize(128, dither=Image.Dither.NONE)
        image.save(data.with_name("chart.png"), optimize=True)
    for name, paint in PICTURES.items():
        paint().save(RELEASES / name, quality=82, optimize=True, progressive=True)


if __name__ == "__main__":
    main()
