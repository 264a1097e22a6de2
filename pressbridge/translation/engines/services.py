"""Translation services for everyone, known by their hosts: what goes there has left the office.

A host that is not listed counts as public too, unless it is in the house (``words.hosts``) or the
office says that it is its own (``endpoint_is_ours`` in site.yaml). The list is for the case that
the office says so of a host that cannot be (docs/engines.md).
"""

from __future__ import annotations

import re

from pressbridge.words.hosts import normalized_host

_DOMAINS = (
    # LibreTranslate and its public mirrors
    "libretranslate.com", "libretranslate.de", "libretranslate.org", "argosopentech.com",
    "translate.terraprint.co", "translate.fedilab.app", "translate.astian.org", "lt.vern.cc",
    "libretranslate.pussthecat.org", "translate.fortytwo-it.com", "translate.mentality.rip",
    "translate.flossboxin.org.in", "trans.zillyhuhn.com", "lt.psf.lt", "apertium.org",
    # the large services, with what stands before them
    "deepl.com", "google.com", "googleapis.com", "translate.goog", "microsoft.com",
    "microsofttranslator.com", "cognitiveservices.azure.com", "cognitiveservices.azure.us",
    "cognitiveservices.azure.cn",
    "openai.azure.com", "bing.com", "naver.com", "ncloud.com", "ntruss.com", "kakao.com",
    "baidu.com", "baidubce.com", "tencentcloudapi.com", "aliyuncs.com", "volcengineapi.com",
    "youdao.com", "niutrans.com", "translated.net", "modernmt.com", "systran.net", "systran.us",
    "lingvanex.com", "reverso.net", "yandex.net", "yandex.com", "yandex.ru", "rapidapi.com",
    "openai.com", "anthropic.com", "mistral.ai", "deepseek.com", "watsonplatform.net",
    "cloud.ibm.com", "openrouter.ai", "jgn-x.jp", "qcri.org", "huggingface.co",
)  # fmt: skip

_BY_COUNTRY = re.compile(
    r"(?:.*\.)?(?:(?:google|deepl|yandex)\.(?:com?\.)?[a-z]{2}|google"
    r"|translate(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com)"
)
"""Services whose host differs from country to country: ``translate.google.co.kr``."""


def is_public_service(host: str) -> bool:
    """Tell whether a host, in any spelling, is known to translate for everyone."""
    name = normalized_host(host)
    listed = any(name == domain or name.endswith(f".{domain}") for domain in _DOMAINS)
    return listed or _BY_COUNTRY.fullmatch(name) is not None
