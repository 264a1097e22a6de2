"""``serve``: the site in a browser of this computer, built again after every change."""

from pressbridge.serve.live_preview import rebuilder, serve

__all__ = ["rebuilder", "serve"]
