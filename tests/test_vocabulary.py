"""Which word a slip may have meant, whatever is asked of how many words."""

import pytest

from pressbridge.words import vocabulary
from pressbridge.words.vocabulary import Vocabulary, did_you_mean, one_of_hint

MANY = [f"story-about-{number}" for number in range(10_000)]
SLIPS = {
    "story-abut-77": "story-about-77",
    "stroy-about-77": "story-about-77",
    "story-about-77x": "story-about-77",
    "xstory-about-77": "story-about-77",
    "tory-about-9999": "story-about-9999",
}


@pytest.fixture
def compared(monkeypatch):
    """The words that are compared letter by letter."""
    seen = []
    real = vocabulary.get_close_matches

    def counting(word, known, **options):
        seen.extend(known)
        return real(word, known, **options)

    monkeypatch.setattr(vocabulary, "get_close_matches", counting)
    return seen


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_known_among_ten_thousand_words(slip):
    assert SLIPS[slip] == Vocabulary(MANY).near(slip)


@pytest.mark.parametrize("slip", ["topcs", "tiltes", "dtae", "picture"])
def test_among_few_words_the_nearest_of_all_is_meant(slip):
    words = ["title", "date", "topics", "images", "summary", "subtitle", "related", "licence"]
    close = vocabulary.get_close_matches(slip, words, n=1, cutoff=0.6)
    assert Vocabulary(words).near(slip) == (close[0] if close else "")


def test_a_missing_word_is_looked_for_once_however_often_it_is_named(compared):
    known = Vocabulary(MANY)
    found = {did_you_mean("story-abut-5", known) for _ in range(1000)}
    assert found == {'did you mean "story-about-5"?'}
    assert len(compared) <= vocabulary._LIKELY


def test_ten_thousand_words_are_not_compared_with_each_of_many_slips(compared):
    known = Vocabulary(MANY)
    for number in range(200):
        known.near(f"stroy-abuot-{number}")
    assert len(compared) <= 200 * vocabulary._LIKELY


def test_no_word_is_meant_by_a_text_of_many_letters(compared):
    known = Vocabulary(["a" * 50_000, "title"])
    assert known.near("a" * 50_001) == ""
    assert known.near("tilte") == "title"
    assert max(map(len, compared)) < 100


def test_of_very_many_words_only_the_first_are_listed():
    assert one_of_hint(MANY).endswith("story-about-39 … (9960 more)")


def test_a_word_in_other_capitals_is_found():
    known = Vocabulary(["Bild.png", "other.png"])
    assert known.in_other_capitals("bild.PNG") == "Bild.png"
    assert known.in_other_capitals("none") == ""
