"""Endpoints: another base address for an engine (``translation.endpoint`` in site.yaml).

An endpoint replaces scheme, host and prefix; the engine's own path is kept and comes after it:

    http://127.0.0.1:8000          google asks   http://127.0.0.1:8000/m
    https://relay.example/mt/      libre asks    https://relay.example/mt/translate

An endpoint that ends in the engine's own path already means the same.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from pressbridge.words.hosts import is_loopback
from pressbridge.words.problems import NOTHING, Said, said


def base_url(endpoint: str, own_path: str) -> str:
    """Return the endpoint with its end in ``/``, without the engine's own path."""
    parts = urlsplit(endpoint)
    prefix = parts.path.rstrip("/").removesuffix(f"/{own_path}").rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{prefix}/"


def host(endpoint: str) -> str:
    """Return host and port of a sound endpoint, to show to people."""
    return urlsplit(endpoint).netloc


def fault(endpoint: str) -> Said:
    """Return what is wrong with an endpoint as the end of a sentence; empty if nothing is.

    Texts may leave this computer only encrypted (docs/engines.md). Never quotes it:
    people put keys into addresses.
    """
    parts = _split(endpoint)
    if parts is None or not parts.hostname:
        return said("is not an address with a host")
    if parts.username is not None or "?" in endpoint or "#" in endpoint:
        return said("must be a plain address: no user name, no query and no fragment")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        return said("must begin with https://, or with http:// on this computer (127.0.0.1)")
    return NOTHING


def _split(endpoint: str) -> SplitResult | None:
    try:
        parts = urlsplit(endpoint)
        _ = parts.port  # reading it is what checks it
    except ValueError:
        return None
    return parts
