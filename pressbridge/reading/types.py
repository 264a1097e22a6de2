"""The types that fields can have: moments, languages' words, addresses, files, credits."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from pressbridge.formats.yaml_nodes import Mapping
from pressbridge.reading.fields import (
    Fields,
    Reader,
    Refusal,
    Value,
    choice,
    converted,
    group,
    text,
)
from pressbridge.reading.shapes import shaped
from pressbridge.words.file_names import SAFE_NAME_HINT, address_fault
from pressbridge.words.lang import Lang
from pressbridge.words.meant_addresses import address_meant
from pressbridge.words.model import (
    CREDIT_LABELS,
    Audience,
    BilingualText,
    Contact,
    Credit,
    CreditLabel,
)
from pressbridge.words.moments import MOMENT, Moment, moment_meant, parse_moment
from pressbridge.words.problems import Said, said
from pressbridge.words.text import script_of
from pressbridge.words.vocabulary import example_hint, one_of_hint

WITH_CONDITIONS = ("kogl-1", "kogl-2", "kogl-3", "kogl-4")
"""Types of the Korea Open Government License beside which its AI mark may stand."""
LICENSES = (
    "kogl-0", *WITH_CONDITIONS, "cc-by-4.0", "cc-by-sa-4.0", "cc-by-nd-4.0",
    "cc-by-nc-4.0", "cc-by-nc-sa-4.0", "cc-by-nc-nd-4.0", "cc0-1.0", "all-rights-reserved",
)  # fmt: skip
"""Korea Open Government License 0 to 4, Creative Commons 4.0, and none."""

license_name = choice(LICENSES)
language = converted(choice(Lang), Lang)

_NO_MAIL_SIGN = r"@\s<>,;:\"()\u3000-\u303f\uff00-\uffef"
_BEHIND_AT = rf"@[^{_NO_MAIL_SIGN}/]+\.[^{_NO_MAIL_SIGN}/.]+"
_EMAIL = re.compile(rf"[^{_NO_MAIL_SIGN}]+{_BEHIND_AT}")
_SOME_EMAIL = re.compile(rf"[^{_NO_MAIL_SIGN}]{{1,64}}{_BEHIND_AT}")
"""A mail address in a text; before its @ stand at most 64 signs (RFC 5321, 4.5.3.1)."""
_LABELLED = r"\[?\s*([가-힣一-龥]{2,6})\s*[=＝]"
"""Compiled where a credit is read: a class of ideographs takes a millisecond."""
_DRIVE = re.compile(r"[A-Za-z]:")


def moment(value: Value) -> Moment:
    """Read a date, with a time or without."""
    plain = " ".join(text(value).split())  # also full-width and no-break spaces
    try:
        return parse_moment(plain)
    except ValueError as wrong:
        hint = said("write 2023-05-14, or 2023-05-14 08:30 in Korean and Japanese time")
        if meant := moment_meant(plain):
            hint = said("write {meant}", meant=meant)
        fault = wrong.args[0]
        message = said('"{name}": {fault}', name=value.name, fault=fault)
        raise Refusal("wrong-date", message, hint) from None


_SPACED = MOMENT.replace("T ", r"Tt\s").replace("(Z", "([Zz]").replace(r"\d", "[0-9０-９]")
shaped(moment, "moment", _SPACED)


@cache
def words(lang: Lang) -> Reader[BilingualText]:
    """Return a reader for ``{ko: …, ja: …}``, or a plain text in the file's language.

    A plain text in Latin letters is the same in both languages.
    """

    def read(value: Value) -> BilingualText:
        if isinstance(value.node, Mapping):
            return _BOTH_WORDS(value)
        plain = text(value)
        if script_of(plain) is None:
            return BilingualText(plain, plain)
        return BilingualText(ko=plain) if lang is Lang.KO else BilingualText(ja=plain)

    return shaped(read, "either", text, _BOTH_WORDS)


def _both_words(fields: Fields) -> BilingualText:
    return BilingualText(fields.get("ko", text, ""), fields.get("ja", text, ""))


_BOTH_WORDS = group(_both_words)


BOTH = "{ko: …, ja: …}"
"""How hints show a text in both languages."""
_LEFT = {
    Lang.KO: said('"{name}" stays in Hangul on the Japanese page'),
    Lang.JA: said('"{name}" stays in Japanese on the Korean page'),
}


def stays_as_typed(name: str, lang: Lang) -> Said:
    """Return the message that a name has no form in the other language than its own, ``lang``."""
    return said(_LEFT[lang], name=name)


def _needed_words(fields: Fields) -> None:
    """Ask for the words of both languages, for the shape of ``words_in_both``."""
    fields.need("ko", text)
    fields.need("ja", text)


_NO_KOREAN = said('"{name}" has no Korean text')
_NO_JAPANESE = said('"{name}" has no Japanese text')


def words_in_both(lang: Lang) -> Reader[BilingualText]:
    """Return a reader for words that both languages must have: nothing else can supply them."""
    either = words(lang)

    def read(value: Value) -> BilingualText:
        result = either(value)
        hint = example_hint(f"{value.name}: {{ko: …, ja: …}}")
        for template, written in ((_NO_KOREAN, result.ko), (_NO_JAPANESE, result.ja)):
            if not written:
                message = said(template, name=value.name)
                value.found.error("one-language", value.line, message, hint)
        return result

    return shaped(read, "either", text, group(_needed_words))


_WHOLE = said("write the whole address, such as https://example.org/page")


def url(value: Value) -> str:
    """Read an address on the web."""
    plain = text(value)
    if is_url(plain):
        return plain
    meant = address_meant(plain)
    hint = example_hint(meant) if meant.startswith("https:") else _WHOLE
    raise Refusal(
        "wrong-url",
        said('"{name}": "{plain}" is not a web address', name=value.name, plain=plain),
        hint,
    )


def is_url(plain: str) -> bool:
    """Tell whether a text is an http or https address with a host."""
    try:
        parts = urlsplit(plain)
        parts.port  # noqa: B018 - raises ValueError if it is no number
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain.split() == [plain]


def email(value: Value) -> str:
    """Read an e-mail address."""
    plain = text(value)
    if _EMAIL.fullmatch(plain):
        return plain
    meant = _SOME_EMAIL.search(re.sub(r"(?<!\s)\s*@\s*", "@", normalize("NFKC", plain)))
    hint = said("write only the address, such as press@example.org")
    if meant:
        hint = said("write {meant}", meant=meant[0])
    raise Refusal(
        "wrong-email",
        said('"{name}": "{plain}" is not an e-mail address', name=value.name, plain=plain),
        hint,
    )


def file(value: Value) -> str:
    """Read the name of a file beside the release; whether it exists is checked elsewhere."""
    plain = text(value)
    if "://" in plain or plain.lower().startswith("www."):
        hint = said("save the file beside the release and write its name")
        raise Refusal(
            "wrong-file", said('"{plain}" is a web address, not a file', plain=plain), hint
        )
    if "\\" in plain:
        hint = said("write {meant}", meant=plain.replace(chr(92), "/"))
        if plain.startswith("\\") or _DRIVE.match(plain):
            hint = said("put the file beside the release and write only its name")
        raise Refusal("wrong-file", said('"{plain}" has a backslash', plain=plain), hint)
    parts = [part for part in plain.split("/") if part not in {"", "."}]
    if plain.startswith("/") or _DRIVE.match(plain) or ".." in parts or not parts:
        hint = said("put the file beside the release and write only its name")
        message = said('"{plain}" leads out of the folder of this file', plain=plain)
        raise Refusal("file-outside", message, hint)
    return "/".join(parts)


def site_address(value: Value) -> str:
    """Read an old address of a page: a path of this site (docs/design.md §3, ``aliases``)."""
    plain = text(value)
    fault, hint = _address_fault(plain)
    if fault:
        raise Refusal(
            "wrong-alias", said('the address "{plain}" {fault}', plain=plain, fault=fault), hint
        )
    return plain


def _address_fault(plain: str) -> tuple[Said, Said]:
    if "://" in plain or plain.startswith("//"):
        return said("names a host"), said("write only the path, such as /news/old-page/")
    if not plain.startswith("/"):
        return said('does not begin with "/"'), said("write {meant}", meant=f"/{plain}")
    if "?" in plain or "#" in plain:
        hint = said("a site of files can only answer for a path without them")
        return said('has a "?" or "#"'), hint
    if ".." in unquote(plain).split("/") or "\\" in plain:
        return said("leads out of the site"), said(
            "write the path from the root of the site, without .."
        )
    if re.search(r"\s", plain):
        return said("has a space in it"), said("write %20 for a space")
    if old := _old_encoding(plain):
        return old
    return address_fault(plain), said("{how}, or take the address away", how=SAFE_NAME_HINT)


_KOREAN, _JAPANESE = r"[가-힣\x20-\x7e]+", r"[ぁ-んァ-ヶー一-龥\x20-\x7e]*[ぁ-んァ-ヶ].*"
_OLD_ENCODINGS = (
    ("euc_kr", "EUC-KR", _KOREAN), ("cp932", "Shift_JIS", _JAPANESE),
    ("euc_jp", "EUC-JP", _JAPANESE), ("cp949", "CP949", _KOREAN),
)  # fmt: skip
_REPLACED = "\ufffd".encode()


def _old_encoding(plain: str) -> tuple[Said, Said] | None:
    """Return what is wrong with an address whose bytes are no UTF-8, as on many old sites.

    Servers of files decode an address as UTF-8, and find no file for it whatever its name.
    """
    data = unquote_to_bytes(plain)
    away = said("take the address away: readers who come by it see that there is no such page")
    if "\ufffd" in plain or _REPLACED in data:
        return said("has a letter that was lost before (�), so no server can answer"), away
    if "\ufffd" not in data.decode("utf-8", "replace"):
        return None
    for encoding, name, letters in _OLD_ENCODINGS:
        today = data.decode(encoding, "replace")
        if re.fullmatch(letters, today):
            message = said(
                "is in an old encoding ({name}), for which no server of files can answer", name=name
            )
            return message, said(
                "{away}; or write {today}, if links say that today", away=away, today=today
            )
    return said("is in an old encoding, for which no server of files can answer"), away


def credit(value: Value) -> Credit:
    """Read whose picture it is: a plain name, or ``사진=중기부`` with one of our labels."""
    plain = text(value)
    match = re.match(_LABELLED, plain)
    if not match:
        return Credit(CreditLabel.PHOTO, plain)
    label, name = match[1], plain[match.end() :].removesuffix("]").strip()
    if label not in CREDIT_LABELS:
        message = said(
            '"{name}" begins with the unknown label "{label}"', name=value.name, label=label
        )
        raise Refusal("unknown-label", message, one_of_hint(CREDIT_LABELS))
    if not name:
        raise Refusal(
            "no-name",
            said('"{name}" has no name after "{label}="', name=value.name, label=label),
            said("add the name, or take the credit away"),
        )
    return Credit(CREDIT_LABELS[label], name)


_AUDIENCE = converted(choice(Audience), Audience)


def contact(lang: Lang) -> Reader[Contact]:
    """Return a reader for a row of the contact table."""

    def read(fields: Fields) -> Contact:
        either = words(lang)
        return Contact(
            organization=fields.get("organization", either, BilingualText()),
            department=fields.get("department", either, BilingualText()),
            name=fields.get("name", either, BilingualText()),
            role=fields.get("role", either, BilingualText()),
            phone=fields.get("phone", text, ""),
            email=fields.get("email", email, ""),
            audience=fields.get("audience", _AUDIENCE, Audience.PRESS),
        )

    return group(read, "- {department: …, phone: …, email: …}")
