"""The word lists and world facts by which names, titles and descriptions are read."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from briefing.lexicon import Lexicon
from briefing.naming import fold
from briefing.territories import Territories, load_territories

_PLURAL_TITLES = frozenset(
    {"gens", "sens", "reps", "drs", "generals", "senators", "representatives", "ministers", "professors", "judges"}
)


@functools.lru_cache(maxsize=8)
def read_vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, gathered once."""
    return Vocabulary(lexicon)


class Vocabulary:
    """Word lists under short names; all words in lower case."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.world: Territories = load_territories(lexicon)
        self.courtesy = lexicon.table("courtesy_titles")
        self.titles = lexicon.table("titles")
        self.ranks = {title: values[0] for title, values in self.titles.items() if values[1:] == ("rank",)}
        self.roles = lexicon.words("role_heads")
        self.kin = lexicon.table("kin")
        self.bodies = lexicon.words("organisation_heads")
        self.companies = lexicon.words("company_endings")
        self.company_nouns = lexicon.words("company_nouns")
        self.matters = lexicon.words("office_matters")
        self.documents = lexicon.words("document_nouns")
        self.things = lexicon.words("thing_heads")
        self.places = lexicon.words("place_heads")
        self.abbreviated_places = lexicon.words("place_abbreviations")
        self.compounds = lexicon.words("compound_endings")
        self.agencies = lexicon.words("agency_nouns")
        self.voices = lexicon.words("voice_nouns")
        self.groups = lexicon.words("group_heads")
        self.plain_persons = lexicon.words("plain_persons")
        self.families = lexicon.words("family_nouns")
        self.foreign_bodies = lexicon.words("foreign_bodies")
        self.wares = lexicon.words("wares")
        self.letters_after = lexicon.words("post_nominals")
        self.party_adjectives = lexicon.words("party_adjectives")
        self.party_members = lexicon.words("party_members")
        self.media = lexicon.words("media_heads")
        self.media_nouns = lexicon.words("media_nouns")
        self.outlets = frozenset(fold(name.removeprefix("The ")) for name in lexicon.words("news_outlets"))
        self.particles = lexicon.words("name_particles")
        self.empty = lexicon.words("not_names")
        self.leading = lexicon.table("leading_verbs")
        self.single_offices = lexicon.words("single_offices")
        self.office_verbs = lexicon.table("office_verbs")
        self.speech = lexicon.words("speech_verbs") | lexicon.words("attitude_verbs") | lexicon.words("act_verbs")

    def full_titles(self, titles: Iterable[str]) -> list[str]:
        """Words of title in full and lower case: `general` for “Gen.”."""
        lows = [title.lower().rstrip(".") for title in titles]
        return [values[0] if (values := self.titles.get(low, ())) and values[0] != "rank" else low for low in lows]

    def is_title(self, word: str) -> bool:
        """Whether a lower-case word is a title, an office, a rank, a trade, or a tie of kin, compounds included."""
        bare = word.rstrip(".").removesuffix("s") if word in _PLURAL_TITLES else word.rstrip(".")
        return bare in self.courtesy or bare in self.titles or bare in self.roles or self._compound_title(bare)

    def _compound_title(self, word: str) -> bool:
        """“president-elect”, “co-founder”, “mum-of-three”, “captain-turned-coach”."""
        if "-" not in word:
            return False
        first, *middle, last = word.split("-")
        personal = first in self.titles or first in self.roles or first in self.kin
        tied = personal and (middle in (["of"], ["turned"], ["to", "be"]) or last in ("elect", "designate"))
        joint = first == "co" and last in self.roles
        return last in self.titles or word in self.roles or tied or joint

    def is_outlet(self, surface: str) -> bool:
        """Whether a name is a well-known news outlet's."""
        return fold(surface.removeprefix("The ").removeprefix("the ")) in self.outlets

    def is_body(self, words: list[str]) -> bool:
        """Whether lower-case words read as the name of a body: its head is a word for one."""
        if not words or words[0] in ("of", "for"):
            return False
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        by_for = "for" in words[1:] and words[words.index("for") - 1] in self.bodies
        return head in self.bodies or words[-1] in self.bodies or by_for
