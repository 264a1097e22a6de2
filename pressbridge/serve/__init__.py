"""``serve``: the site and the desk in a browser of this computer, built after every change."""

from pressbridge.serve.live_preview import LivePreview, serve

__all__ = ["LivePreview", "serve"]
