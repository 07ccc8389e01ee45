"""Invented short articles of many regions, name cultures and genres, with the actors that must and must not come of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Wanted:
    """An actor that must be found: kind, and part of a role with part of its body (each in lower case)."""

    kind: str
    role: str = ""
    of: str = ""
    key: bool = True


@dataclass(frozen=True)
class Case:
    """Texts, each a source. `actors` must be found by name, `absent` names must not be key actors.

    Names that are `apart` must be two actors, names that are `together` must be one.
    """

    texts: tuple[str, ...]
    actors: dict[str, Wanted]
    absent: tuple[str, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    together: tuple[tuple[str, str], ...] = ()


def person(role: str = "", of: str = "") -> Wanted:
    return Wanted("person", role, of)


STATE = Wanted("state")
BODY = Wanted("organisation")
GROUP = Wanted("group")


def of(texts: tuple[str, ...] | str, actors: dict[str, Wanted], **expected: tuple[Any, ...]) -> Case:
    return Case(texts=(texts,) if isinstance(texts, str) else texts, actors=actors, **expected)


CASES: dict[str, Case] = {
    # --- titles, apposition, other ways to give a role --------------------------------------------
    "title with demonym": of(
        "Kenyan Finance Minister Wanjiru Otieno said on Monday that the budget would be balanced. Otieno told parliament in Nairobi that taxes would not rise.",
        {"Wanjiru Otieno": person("finance minister", "kenya")},
        absent=("Nairobi", "Monday", "Finance Minister"),
    ),
    "possessive state and apposition": of(
        "Japan's prime minister, Haruto Mizushima, rejected the offer. Tokyo will not negotiate, Mizushima said.",
        {"Haruto Mizushima": person("prime minister", "japan"), "Japan": Wanted("state", key=False)},
        absent=("Tokyo",),
    ),
    "apposition with a university": of(
        "Dr Ngozi Adeyinka, a marine biologist at the University of Ibadan, said coral was dying.",
        {"Ngozi Adeyinka": person("marine biologist", "university of ibadan")},
    ),
    "acronym before a lower-case role": of(
        "The Global Seed Trust (GST) warned that stocks were low. GST director Amina El-Sayed said donors had vanished.",
        {"Global Seed Trust": BODY, "Amina El-Sayed": person("director", "global seed trust")},
        absent=("GST",),
    ),
    "company behind the name": of(
        "Chief executive Laura Pennington of Brightwell Motors announced 300 job cuts. Brightwell Motors said demand had slumped.",
        {"Laura Pennington": person("chief executive", "brightwell motors"), "Brightwell Motors": BODY},
    ),
    "relative clause": of(
        "Priya Raghunathan, who chairs the Securities Board of India, said the probe would go on.",
        {"Priya Raghunathan": person("chair", "securities board of india")},
    ),
    "relative clause with is": of(
        "Tomasz Wieczorek, who is the head of the Coal Miners' Guild, called for talks.",
        {"Tomasz Wieczorek": person("head", "guild")},
    ),
    "copula": of(
        "Malia Tuimavave is the director of the Pacific Reef Institute. She said bleaching had spread to every lagoon.",
        {"Malia Tuimavave": person("director", "pacific reef institute")},
    ),
    "appointment": of(
        "Ricardo Fuentealba was appointed governor of the Central Bank of Chile in March. Fuentealba said rates would stay.",
        {"Ricardo Fuentealba": person("governor", "central bank of chile")},
    ),
    "age between name and role": of(
        "Siobhan Gallagher, 52, a nurse from Galway, said the ward had no heating.",
        {"Siobhan Gallagher": person("nurse")},
    ),
    "rank after an office": of(
        "Army chief General Bishnu Thapa said soldiers would stay in their barracks.",
        {"Bishnu Thapa": person("chief", "army")},
    ),
    "two offices": of(
        "Prime minister and party leader Elif Karahan rejected the vote. Karahan said it was illegal.",
        {"Elif Karahan": person("prime minister")},
    ),
    "inverted with a body": of(
        "'Prices will fall,' said Elena Vasquez-Moreno, chief economist at Banco del Norte.",
        {"Elena Vasquez-Moreno": person("chief economist", "banco del norte")},
    ),
    "former holder": of(
        "Former health minister Joaquim Tavares criticised his successor, Inês Carvalho.",
        {"Joaquim Tavares": person("health minister")},
    ),
    "spokesman for": of(
        "Abdoulaye Ndiaye, a spokesman for the Casamance Farmers' League, said the harvest was lost.",
        {"Abdoulaye Ndiaye": person("spokesman", "league")},
    ),
    "role before with comma": of(
        "The federation's president, Jean-Luc Moreau, said the tests were clear. The International Rowing Federation banned two athletes.",
        {"Jean-Luc Moreau": person("president", "federation")},
    ),
    "kin": of(
        "Carmen Ibarra, the widow of the slain reporter Luis Ibarra, accused the police of lying.",
        {"Carmen Ibarra": person("widow", "luis ibarra")},
    ),
    "justice": of(
        "Justice Margaret Oyelowo ruled that the law was void. The Supreme Court of Ghana will hear an appeal.",
        {"Margaret Oyelowo": person("justice")},
    ),
    # --- name cultures ----------------------------------------------------------------------------
    "arabic": of(
        "Sheikh Khalid bin Rashid Al Mansoori, the Emirati energy minister, said output would rise. Al Mansoori said the field was safe.",
        {"Khalid bin Rashid Al Mansoori": person("energy minister", "united arab emirates")},
    ),
    "vietnamese": of(
        "'It was a mistake,' admitted Nguyen Thi Hoa, head of Vietnam's drug regulator.",
        {"Nguyen Thi Hoa": person("head", "vietnam")},
    ),
    "korean, a letter apart": of(
        "Kim Min-su told reporters the launch had failed. Kim Min-so, his deputy, disagreed.",
        {"Kim Min-su": person(), "Kim Min-so": person("deputy")},
        apart=(("Kim Min-su", "Kim Min-so"),),
    ),
    "name order": of(
        (
            "Nakamura Yuki, Japan's trade envoy, said talks had failed.",
            "Yuki Nakamura told reporters she would resign.",
        ),
        {"Nakamura Yuki": person("trade envoy", "japan")},
        together=(("Nakamura Yuki", "Yuki Nakamura"),),
    ),
    "transliteration": of(
        ("President Sergey Volkonsky said he would sign.", "Sergei Volkonskiy said the treaty was ready."),
        {},
        together=(("Sergey Volkonsky", "Sergei Volkonskiy"),),
    ),
    "russian couple": of(
        "Anna Petrova accused Anton Petrov of lying. Petrova said the contract was forged. Petrov denied it.",
        {"Anna Petrova": person(), "Anton Petrov": person()},
        apart=(("Anna Petrova", "Anton Petrov"),),
    ),
    "spanish": of(
        "Archbishop Tomás Echeverría condemned the killings. The archbishop called for calm.",
        {"Tomás Echeverría": person("archbishop")},
    ),
    "icelandic": of(
        "Guðrún Þorsteinsdóttir, Iceland's fisheries minister, said the quota would be cut.",
        {"Guðrún Þorsteinsdóttir": person("fisheries minister", "iceland")},
    ),
    "dutch particle": of(
        "A spokeswoman for the Dutch central bank declined to comment. The bank's governor, Pieter van der Hoek, warned of inflation. Van der Hoek said prices would rise.",
        {"Pieter van der Hoek": person("governor", "bank")},
    ),
    "samoan and state as given name": of(
        "Jordan Peters, a climate scientist, said the data were clear. Peters added that more was needed.",
        {"Jordan Peters": person("scientist")},
        absent=("Jordan",),
    ),
    "given names that are places": of(
        "Chad Brooks accused the club of fraud. The club's chairman, Paris Delacroix, denied it.",
        {"Chad Brooks": person(), "Paris Delacroix": person("chairman")},
        absent=("Chad", "France"),
    ),
    "same surname, courtesy titles": of(
        "Mary Okafor and John Okafor disagreed. Ms Okafor said the land was hers. Mr Okafor said it was his.",
        {"Mary Okafor": person(), "John Okafor": person()},
        apart=(("Mary Okafor", "John Okafor"),),
    ),
    "same surname, ranks": of(
        "Gen. Arturo Beltrán, the Mexican army's chief of staff, said the base was secure. Lt. Rosa Beltrán, a medic, said otherwise. Gen. Beltrán left early.",
        {"Arturo Beltrán": person("chief of staff", "mexic"), "Rosa Beltrán": person("medic")},
        apart=(("Arturo Beltrán", "Rosa Beltrán"),),
    ),
    "short given name": of(
        ("Robert Halloran said the mill would close.", "Bob Halloran told workers that the mill would shut in May."),
        {},
        together=(("Robert Halloran", "Bob Halloran"),),
    ),
    "ethiopian": of(
        "Getachew Woldemariam, Ethiopia's water minister, said the gates would stay open. Getachew added that farmers had nothing to fear.",
        {"Getachew Woldemariam": person("water minister", "ethiopia")},
    ),
    "indian initials": of(
        "K. R. Subramanian, chairman of the Cauvery Board, said the release was on schedule.",
        {"K. R. Subramanian": person("chairman", "cauvery board")},
    ),
    # --- states, capitals, seats ------------------------------------------------------------------
    "foreign ministry and capital": of(
        "The Uzbek foreign ministry denied the report. Tashkent said no troops had crossed.",
        {"Uzbekistan": STATE},
        absent=("Tashkent",),
    ),
    "capital as a place": of(
        "Flooding in Ottawa closed roads near Ottawa's airport. Norway condemned the delay.",
        {"Norway": STATE},
        absent=("Canada",),
    ),
    "two states, one word apart": of(
        "South Sudan accused Sudan of arming rebels. Khartoum denied it, and Juba recalled its envoy.",
        {"South Sudan": STATE, "Sudan": STATE},
        apart=(("South Sudan", "Sudan"),),
    ),
    "invented state": of(
        "Zelmark's government rejected the ruling. The Zelmarkian army was put on alert, Defence Minister Oto Brandt said. Zelmark said it would appeal.",
        {"Zelmark": STATE, "Oto Brandt": person("defence minister")},
    ),
    "newspaper named after a capital": of(
        "The Washington Post reported the leak. Washington declined to comment.",
        {"United States": STATE},
    ),
    "seat of the union": of(
        "Brussels said the fine would stand. The European Union had warned the firm in May.",
        {"European Union": BODY},
        absent=("Belgium",),
    ),
    "two leaders meet": of(
        "Turkish President Kemal Aydin and Greek Prime Minister Nikos Stavrou met in Athens. Aydin said talks were useful. Stavrou agreed.",
        {"Kemal Aydin": person("president", "türkiye"), "Nikos Stavrou": person("prime minister", "greece")},
    ),
    # --- bodies and companies ---------------------------------------------------------------------
    "short form of a body": of(
        "The African Wildlife Fund sued the mine. The fund said rhinos had died. A lawyer for the mine rejected that.",
        {"African Wildlife Fund": BODY},
    ),
    "company named by class": of(
        "Shares of Quantor, a logistics company, fell by a fifth. Quantor blamed a strike at its depots.",
        {"Quantor": BODY},
    ),
    "airline": of(
        "Velo Air cancelled 40 flights on Friday. The airline said a software fault had grounded its fleet.",
        {"Velo Air": BODY},
    ),
    "deputy governor": of(
        "Li Wei, deputy governor of the People's Bank of China, said the yuan was stable.",
        {"Li Wei": person("deputy governor", "people's bank of china")},
    ),
    "force commander": of(
        "Maj. Gen. Tariq Haddad, who commands the UN force, warned both sides. Haddad's spokeswoman, Lena Fischer, said patrols went on.",
        {"Tariq Haddad": person("commander", "u"), "Lena Fischer": person("spokeswoman", "tariq haddad")},
    ),
    "party": of(
        "The opposition Green Horizon party refused to vote. 'We were not consulted,' said its leader, Adaeze Nwosu.",
        {"Adaeze Nwosu": person("leader")},
    ),
    "state company": of(
        "The state oil company Petrovanta said the leak was sealed. Petrovanta denied that fish had died.",
        {"Petrovanta": BODY},
    ),
    # --- groups and functions ---------------------------------------------------------------------
    "family": of(
        "The family of Rashid Qureshi, a taxi driver, said he had done nothing wrong. Qureshi's parents demanded an inquiry. The family said it would sue.",
        {"Qureshi family": GROUP},
    ),
    "function": of(
        (
            "A security source said two men had been held. The source said a third had fled.",
            "A security source said nobody was hurt.",
        ),
        {"security source": person()},
    ),
    "residents": of(
        "Residents of Kwale blamed the refinery. Residents said the smell was worse at night.",
        {"Residents of Kwale": GROUP},
    ),
    "police of a country": of(
        (
            "Nigerian police said they had freed 12 hostages. Police said two kidnappers died.",
            "Nigerian police denied that a ransom was paid.",
        ),
        {"Nigerian police": BODY},
    ),
    "officials speak for the state": of(
        "Peruvian officials said the road was closed. Two Peruvian officials said it would open on Sunday.",
        {"Peru": STATE},
    ),
    "coalition": of(
        (
            "The Saudi-led coalition bombed a bridge, residents said. The coalition said it had hit a depot.",
            "The Saudi-led coalition said it was looking into the report.",
        ),
        {"Saudi-led coalition": BODY},
    ),
    "crew": of(
        (
            "The crew of the Baltic Heron refused to sail. The crew said the pumps were broken.",
            "The crew of the Baltic Heron said it had not been paid.",
        ),
        {"crew of the Baltic Heron": GROUP},
    ),
    "striking workers": of(
        (
            "Striking dockers blocked the gates. The dockers said they would stay.",
            "Striking dockers rejected the offer, a union official said.",
        ),
        {"Striking dockers": Wanted("group", key=False)},
    ),
    # --- genres -----------------------------------------------------------------------------------
    "science news": of(
        "NASA said the probe was lost. 'We are sad,' said Lucy Abernathy, the mission's lead scientist.",
        {"NASA": BODY, "Lucy Abernathy": person("lead scientist")},
    ),
    "sport": of(
        "Coach Mateo Quiroga praised his team after the final. 'We ran until the end,' Quiroga said.",
        {"Mateo Quiroga": person("coach")},
    ),
    "headline in title case": of(
        "Mayor Balogun Urges Lagos Residents To Stay Home\n\nMayor Oluwaseun Balogun of Lagos urged residents to stay home. Balogun said the flood would peak on Tuesday.",
        {"Oluwaseun Balogun": person("mayor", "lagos")},
        absent=("Urges Lagos Residents", "Home"),
    ),
    "byline and agency are no actors": of(
        "Dam talks stall\n\nBy Helena Marsh\n\nEgypt said the talks had failed, Reuters reported on Tuesday. Egypt's delegation left Geneva.",
        {"Egypt": STATE},
        absent=("Helena Marsh",),
    ),
    "a law and a weapon": of(
        "Senator Joy Whitfield said the Clean Rivers Act would fail. Whitfield said the Storm-4 missile cost too much.",
        {"Joy Whitfield": person("senator")},
        absent=("Clean Rivers Act", "Storm-4"),
    ),
    # --- groups, functions and offices without a title before the name ------------------------------
    "plural of a body": of(
        (
            "Aid agencies said the camp had no water. Aid agencies urged donors to act.",
            "Aid agencies said wells were dry.",
        ),
        {"Aid agencies": GROUP},
    ),
    "rebels": of(
        ("The rebels said they would let ships dock.", "Rebels denied that the port was mined. The rebels said so."),
        {"rebels": GROUP},
        absent=("port",),
    ),
    "a sentence starts with a group": of(
        "Neighbours described the dead man as quiet. His widow, Amal Haddad, said soldiers had shot him.",
        {"Amal Haddad": person("widow")},
        absent=("His",),
    ),
    "head of a body with a long name": of(
        "Yusuf Karimov, head of the Council on Water and Land, said canals were dry.",
        {"Yusuf Karimov": person("head", "council on water and land")},
    ),
    "one of somebody's aides": of(
        "Deng Akol, one of the governor's aides, said the road was safe. Akol left on Sunday.",
        {"Deng Akol": person("aide", "governor")},
    ),
    "also known as": of(
        "Pavel Rusnak, also known as Hawk, said he was ready. Hawk denied the theft.",
        {},
        together=(("Pavel Rusnak", "Hawk"),),
    ),
    "ministry in small letters speaks for the state": of(
        "The Chilean health ministry said clinics would close. Chile's health ministry urged calm.",
        {"Chile": STATE},
        absent=("Chilean health ministry",),
    ),
    "plural surname": of(
        "Grace Moyo said her son was innocent. The Moyos said they would appeal.",
        {"Moyo family": Wanted("group", key=False), "Grace Moyo": person()},
        absent=("Moyos",),
    ),
    "a town and its state in short": of(
        "Ashley Dean, a student from Reno, Nev., said rents were high. Dean works nights.",
        {"Ashley Dean": person("student")},
        absent=("Nev", "Nev.", "Reno"),
    ),
    "adviser to a president is not the president": of(
        "Omar Nassar, an economic adviser to President Lena Fuchs, said taxes would fall. Fuchs said so too.",
        {"Omar Nassar": person("economic adviser"), "Lena Fuchs": person("president")},
    ),
    "deck and title run": of(
        "President of the Republic Ana Lopes opened the dam. Ana Lopes said it was safe.",
        {"Ana Lopes": person()},
        absent=("President of the Republic Ana Lopes",),
    ),
    "a paper speaks for its maker": of(
        "A police report said the brakes had failed. The Transport Safety Board's statement said otherwise.",
        {"Transport Safety Board": BODY},
        absent=("statement", "report", "police report"),
    ),
    "chief financial officer": of(
        "Norwest's chief financial officer, Peter Oyelaran, declined to comment. Norwest said it would cut jobs.",
        {"Peter Oyelaran": person("chief financial officer", "norwest")},
    ),
    "general body with its owner": of(
        "Norway's Constitutional Court struck down the law. Norway's Constitutional Court said parliament had erred.",
        {"Norway's Constitutional Court": BODY},
    ),
    "envoy to a body": of(
        "Norwegian Deputy Ambassador to the U.N. Erik Solberg described the plan as reckless.",
        {"Erik Solberg": person("deputy ambassador", "norway")},
    ),
}
