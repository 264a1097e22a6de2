"""Kinds of pages by name, so that a plan can be kept and read again."""

from __future__ import annotations

from pressbridge.rendering import parts as kinds
from pressbridge.world.store import decode

_KINDS = {
    kind.__name__: kind
    for kind in (
        kinds.EditionParts, kinds.ListParts, kinds.TopicsParts, kinds.ArchiveParts,
        kinds.CorrectionsParts, kinds.FeedParts, kinds.ChooserParts, kinds.NotFoundParts,
        kinds.RedirectParts, kinds.SitemapParts, kinds.SitemapIndexParts, kinds.ReleasesJsonParts,
        kinds.RobotsParts, kinds.NoJekyllParts, kinds.RenditionParts, kinds.HeadlineParts,
        kinds.NewsParts, kinds.ReleasesSchemaParts, kinds.SubscribeParts, kinds.SearchParts,
        kinds.SearchYearParts, kinds.SearchFileParts, kinds.SearchNamesParts, kinds.FactsParts,
        kinds.CorrectionsFeedParts, kinds.KitParts,
    )
}  # fmt: skip


def parts_of(kind: str, data: bytes) -> object | None:
    """Return the parts of a page that were encoded; None if they are none of such a page now."""
    found = _KINDS.get(kind)
    if found is None:
        return None
    try:
        return decode(data, found)
    except ValueError:
        return None
