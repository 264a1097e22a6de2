"""The rows of the contact table."""

from __future__ import annotations

from pressbridge.rendering.localizer import Localizer
from pressbridge.rendering.views import ContactView, LocalizedText
from pressbridge.words.model import BilingualText, Contact
from pressbridge.words.telephones import dialled


def contact_row(localizer: Localizer, contact: Contact) -> ContactView:
    """Return a contact of a release."""
    return ContactView(
        audience=str(contact.audience),
        organization=localizer.bilingual("organization", contact.organization),
        department=localizer.bilingual("department", contact.department),
        name=localizer.name(contact.name),
        role=localizer.bilingual("role", contact.role),
        phone=contact.phone,
        phone_href=_dial(contact.phone),
        email=contact.email,
    )


def site_contact_row(localizer: Localizer, contact: Contact) -> ContactView:
    """Return a contact of site.yaml: its texts are written in both languages or shown as one."""

    def said(words: BilingualText) -> LocalizedText:
        own, other = words.in_lang(localizer.lang), localizer.lang.other
        return LocalizedText(own) if own else LocalizedText(words.in_lang(other), str(other))

    return ContactView(
        audience=str(contact.audience),
        organization=said(contact.organization),
        department=said(contact.department),
        name=said(contact.name),
        role=said(contact.role),
        phone=contact.phone,
        phone_href=_dial(contact.phone),
        email=contact.email,
    )


def _dial(phone: str) -> str:
    """Return the link of a telephone number (RFC 3966); empty if it is not sure which one it is."""
    number = dialled(phone)
    return f"tel:{number}" if number else ""
