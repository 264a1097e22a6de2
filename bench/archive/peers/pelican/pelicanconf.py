"""The settings of one language of a press room in Pelican; ``BENCH_LANG`` says which."""

import os
from pathlib import Path

import yaml

LANG = os.environ["BENCH_LANG"]
OTHER = {"ko": "ja", "ja": "ko"}[LANG]
HERE = Path(__file__).resolve().parent
TEXTS = yaml.safe_load((HERE / "texts.yaml").read_text(encoding="utf-8"))[LANG]
NAMES = yaml.safe_load((HERE / "names.yaml").read_text(encoding="utf-8"))

SITENAME = TEXTS["site"]
SITEURL = f"https://example.org/press/{LANG}"
BASE = "/press"
AUTHOR = TEXTS["office"]
TIMEZONE = "Asia/Seoul"
DEFAULT_LANG = LANG
PATH = "content"
ARTICLE_PATHS = [LANG]
STATIC_PATHS = ["files"] if LANG == "ko" else []
THEME = "theme"
DEFAULT_PAGINATION = 10
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = "topics/{slug}/index.html"
TAGS_SAVE_AS = "topics/index.html"
ARCHIVES_SAVE_AS = "archive/index.html"
CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
DAY_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/index.html"
DIRECT_TEMPLATES = ["index", "tags", "archives", "sitemap"]
PAGINATED_TEMPLATES = {"index": None, "tag": None}
SITEMAP_SAVE_AS = "sitemap.xml"

FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = "feed.xml"
TAG_FEED_ATOM = "topics/{slug}/feed.xml"
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
RSS_FEED_SUMMARY_ONLY = True
