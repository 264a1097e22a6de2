"""The rows of the contact table."""

from __future__ import annotations

import re

from pressbridge.rendering.teller import Teller
from pressbridge.rendering.views import ContactView, Run
from pressbridge.words.model import BilingualText, Contact


def contact_row(teller: Teller, contact: Contact) -> ContactView:
    """Return a contact of a release."""
    return ContactView(
        audience=str(contact.audience),
        organization=teller.words("organization", contact.organization),
        department=teller.words("department", contact.department),
        name=teller.name(contact.name),
        role=teller.words("role", contact.role),
        phone=contact.phone,
        phone_href=_dial(contact.phone),
        email=contact.email,
    )


def site_contact_row(teller: Teller, contact: Contact) -> ContactView:
    """Return a contact of site.yaml: its texts are written in both languages or shown as one."""

    def said(words: BilingualText) -> Run:
        own = words.in_lang(teller.lang)
        return Run(own) if own else Run(words.in_lang(teller.lang.other), str(teller.lang.other))

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
    """Return what a telephone dials: the digits, and a leading plus."""
    digits = re.sub(r"[^0-9+]", "", phone)
    return f"tel:{digits}" if digits else ""
