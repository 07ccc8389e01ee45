"""Invented short articles on how people and bodies are named: titles, generations, spellings, other names."""

from __future__ import annotations

from tests.reconcile.invented_actors import BODY, GROUP, STATE, Case, Wanted, of, person

NAMES: dict[str, Case] = {
    # --- titles before names ------------------------------------------------------------------------
    "plural titles": of(
        "Gens. Ro Tavek and Sol Marin said the front was quiet. Marin denied a retreat.",
        {"Ro Tavek": person("general"), "Sol Marin": person("general")},
    ),
    "titles cut short twice": of(
        "Maj. Gen. Amos Reyl denied it. Atty. Gen. Rita Sloan said she would sue. Cmdr. Lee Shaw said he would resign.",
        {"Amos Reyl": person("major general"), "Rita Sloan": person(), "Lee Shaw": person("commander")},
        absent=("Atty", "Gen", "Cmdr"),
    ),
    "a rank before a given name like a title": of(
        "Lt. Col. Amir Saleh said the base was hit. Saleh left.",
        {"Amir Saleh": person("lieutenant colonel")},
    ),
    "ties of kin and turns of life": of(
        (
            "Mum-of-three Claire Dobson said the school was unsafe. Grandmother Ada Pike said she was afraid. Captain-turned-coach Will Dunne praised the side.",
            "Claire Dobson told the council she would sue. Ada Pike and Will Dunne left.",
        ),
        {"Claire Dobson": person(), "Ada Pike": person(), "Will Dunne": person()},
        absent=("Mum-of-three Claire Dobson", "Grandmother Ada Pike", "Captain-turned-coach Will Dunne"),
    ),
    "a trade at the start of a sentence": of(
        "Goalkeeper Imran Malik said the pitch was frozen. Malik left.",
        {"Imran Malik": person("goalkeeper")},
    ),
    "a given name like an office": of(
        "Coach Dean Potter praised the striker. Potter said the pitch was wet. The dean of the school said nothing.",
        {"Dean Potter": person("coach")},
        absent=("Potter",),
    ),
    "an age as an adjective": of(
        "Nine-year-old Lea Roth said she ran. Lea said so.",
        {"Lea Roth": person()},
        absent=("Nine-year-old Lea Roth",),
    ),
    "police ranks and a parent": of(
        "SSP Imran Tariq said the road was safe. Parent Teresa Long said it was not.",
        {"Imran Tariq": person(), "Teresa Long": person()},
    ),
    "a club is no person": of("Ashdale Rovers said the coach would stay.", {"Ashdale Rovers": BODY}),
    "a trade as a surname": of(
        "Mr Baker said the bank had lied. Mr Baker wept.", {"Baker": person()}, absent=("Mr Baker",)
    ),
    "an office after Mr is no surname": of(
        "“Mr President, the dam is cracked,” said Piet Vos.", {"Piet Vos": person()}, absent=("President",)
    ),
    "Messrs": of(
        "Messrs Hartley and Doyle said they were innocent. Henry Hartley ran the bank. John Doyle kept its books.",
        {"Henry Hartley": person(), "John Doyle": person()},
        absent=("Messrs Hartley",),
    ),
    "honorifics of two words": of(
        "Tan Sri Halim Osman said the bank was sound. Datuk Seri Rohani Karim said it was not. Halim said rates would rise.",
        {"Halim Osman": person(), "Rohani Karim": person()},
        together=(("Halim Osman", "Halim"),),
    ),
    "Indonesian honorifics and single names": of(
        "Pak Sutrisno said the rice was gone. Ibu Ratna Dewi said children were hungry. Sutrisno wept.",
        {"Sutrisno": person(), "Ratna Dewi": person()},
        absent=("Pak Sutrisno", "Ibu Ratna Dewi"),
    ),
    "a Korean surname like an honorific": of("Pak Yong-sik said talks had failed.", {"Pak Yong-sik": person()}),
    "West African titles": of(
        "Alhaji Musa Bello said food was short. Chief Emeka Obi warned of war. Bello said more was needed.",
        {"Musa Bello": person(), "Emeka Obi": person()},
        absent=("Alhaji Musa Bello",),
    ),
    "a name behind a body's noun": of(
        "“We wait,” said the official spokesman of the Ministry Timur Akhmetov. The spokeswoman of the Ministry of Foreign Affairs Ana Roe denied it.",
        {"Timur Akhmetov": person("spokesman"), "Ana Roe": person("spokeswoman")},
        absent=("official spokesman of the Ministry Timur Akhmetov",),
    ),
    "a body named after somebody keeps its name": of(
        "The Hotel Roma said it was full. The Institute Pasteur said tests were late.",
        {"Institute Pasteur": BODY},
        absent=("Pasteur", "Roma"),
    ),
    "months as given names": of(
        "Jan Kral said the bridge was old. In June Danish divers said so too.",
        {"Jan Kral": person()},
        absent=("June Danish", "June"),
    ),
    # --- generations, surnames, spellings ----------------------------------------------------------
    "father and son": of(
        "John Marsh Jr. said the plant was safe. His father, John Marsh, said it was not. Marsh Jr. left.",
        {"John Marsh Jr": person(), "John Marsh": person()},
        apart=(("John Marsh Jr", "John Marsh"),),
        together=(("John Marsh Jr", "Marsh Jr"),),
    ),
    "junior and senior": of(
        ("John Marsh Jr. said the plant was safe.", "John Marsh Sr. said it was not."),
        {},
        apart=(("John Marsh Jr", "John Marsh Sr"),),
    ),
    "a number that a source leaves out": of(
        ("Robert Hale III said taxes would rise. Hale left.", "Robert Hale said he was ill."),
        {"Robert Hale III": person()},
        together=(("Robert Hale III", "Robert Hale"), ("Robert Hale III", "Hale")),
    ),
    "first of two surnames": of(
        (
            "Maria Fernanda Lopez Ortiz said the mine was closed. Lopez denied bribery.",
            "Maria Fernanda Lopez said the mine had paid tax.",
        ),
        {"Maria Fernanda Lopez Ortiz": person()},
        together=(
            ("Maria Fernanda Lopez Ortiz", "Lopez"),
            ("Maria Fernanda Lopez Ortiz", "Maria Fernanda Lopez"),
        ),
    ),
    "a second surname parts two of one source": of(
        "Carlos Ruiz said yes. Carlos Ruiz Soler said no.", {}, apart=(("Carlos Ruiz", "Carlos Ruiz Soler"),)
    ),
    "spellings of one Arabic name": of(
        (
            "Mohammed al-Rashid said the road was open.",
            "Mohamed el-Rashid told reporters it was closed.",
            "Muhammad Al Rashid said nothing.",
        ),
        {"Mohammed al-Rashid": person()},
        together=(("Mohammed al-Rashid", "Mohamed el-Rashid"), ("Mohammed al-Rashid", "Muhammad Al Rashid")),
    ),
    "two spellings in one source are two": of(
        "Ahmed Karimi said yes. Ahmad Karimi said no.", {}, apart=(("Ahmed Karimi", "Ahmad Karimi"),)
    ),
    "a letter that tells man from woman": of(
        ("Daniel Roe said yes.", "Danielle Roe said no."), {}, apart=(("Daniel Roe", "Danielle Roe"),)
    ),
    "patronymics stay apart": of(
        "Mahathir bin Yusof said the port was closed. Yusof bin Ahmad said it was open.",
        {"Mahathir bin Yusof": person(), "Yusof bin Ahmad": person()},
        apart=(("Mahathir bin Yusof", "Yusof bin Ahmad"),),
    ),
    "given name in address": of(
        "Abiy said troops would leave. Abiy Tadesse met elders. Tadesse Lemma said the report was false.",
        {"Abiy Tadesse": person(), "Tadesse Lemma": person()},
        together=(("Abiy Tadesse", "Abiy"),),
        apart=(("Abiy Tadesse", "Tadesse Lemma"),),
    ),
    "initials with and without dots": of(
        ("J. B. Okello said the dam was safe.", "JB Okello said so.", "J.B. Okello said so too."),
        {},
        together=(("J. B. Okello", "JB Okello"), ("J. B. Okello", "J.B. Okello")),
    ),
    # --- other names -------------------------------------------------------------------------------
    "terms of a filing": of(
        "Northspur Holdings plc (“Northspur” or the “Company”) announced a loss. Northspur said it would cut jobs. The Company will pay nothing.",
        {"Northspur Holdings plc": BODY},
        absent=("Company", "Northspur", "Northspur Holdings"),
        together=(("Northspur Holdings plc", "Northspur"),),
    ),
    "acronym of two cases": of(
        ("The Ministry of Seeds (MoS) said stocks were low.", "The MoS denied it."),
        {},
        together=(("Ministry of Seeds", "MoS"),),
    ),
    "acronym of another language": of(
        ("The Union for Peace, known by its French acronym UPP, attacked the town.", "UPP said it had lost nobody."),
        {"Union for Peace": Wanted("organisation")},
        together=(("Union for Peace", "UPP"),),
        apart=(("France", "UPP"),),
    ),
    "acronym behind or": of(
        "The Popular Renewal Front, or PRF, attacked the town. PRF said it had won.",
        {"Popular Renewal Front": BODY},
        absent=("PRF",),
    ),
    "acronym written as a word": of(
        "The International Seed Trade Office (Isto) warned of hunger. Isto said stocks were low.",
        {"International Seed Trade Office": BODY},
        absent=("Isto",),
    ),
    "a town in brackets is no acronym": of(
        "The Coastal Union (Corinth) said it would strike.",
        {"Coastal Union": BODY},
        apart=(("Coastal Union", "Corinth"),),
    ),
    "name in arms across sources": of(
        ("Salim Haddad, better known as Abu Nasser, was killed.", "Abu Nasser had said he would fight."),
        {},
        together=(("Salim Haddad", "Abu Nasser"),),
    ),
    "nickname in quotation marks": of(
        (
            'Piet Vos defended Ramon "Bong" Salcedo. Salcedo, 54, said he was innocent.',
            "Bong Salcedo said he would appeal.",
        ),
        {'Ramon "Bong" Salcedo': person()},
        together=(('Ramon "Bong" Salcedo', "Salcedo"), ('Ramon "Bong" Salcedo', "Bong Salcedo")),
    ),
    "a word in quotation marks is no nickname": of(
        "Karen Holm called the plan “Dead” and Piet Vos said so too.",
        {"Piet Vos": person()},
        absent=("Dead", "Dead Piet Vos"),
    ),
    "letters behind a name": of(
        "Kavita Rao, MLA, said the dam was full. Alun Prys KC said it was not. Prys left.",
        {"Kavita Rao": person(), "Alun Prys": person()},
        absent=("MLA", "Alun Prys KC"),
    ),
    "an age tells a person": of("Salcedo, 54, said the mine was old.", {"Salcedo": person()}),
    "formerly": of(
        ("Kestrel Energy, formerly Northgrid, denied it. Kestrel Energy said so.", "Northgrid said it was sorry."),
        {},
        together=(("Kestrel Energy", "Northgrid"),),
    ),
    "formerly of": of(
        "Karen Holm, formerly of Brightwell Motors, spoke. Brightwell Motors said so.",
        {"Karen Holm": Wanted("person", key=False), "Brightwell Motors": BODY},
        apart=(("Karen Holm", "Brightwell Motors"),),
    ),
    "called somebody a liar": of(
        "Karen Holm called Piet Vos a liar. Vos said she was wrong.",
        {"Piet Vos": person()},
        apart=(("Karen Holm", "Piet Vos"),),
    ),
    "a medicine called": of(
        "The medicine, called Artorin, works, said Piet Vos.", {"Piet Vos": person()}, absent=("Artorin",)
    ),
    # --- parties, polls, headlines -----------------------------------------------------------------
    "members of a party": of(
        "House Republicans said they would vote no. Democratic leaders said they would vote yes.",
        {"House Republicans": GROUP},
        absent=("Democratic", "House", "Republicans"),
    ),
    "party's adjective is no alias": of(
        "Democratic Party leader Joan Kite said she would run. Democratic voters were split. The Democratic Party said so.",
        {"Joan Kite": person("leader", "democratic party"), "Democratic Party": BODY},
        absent=("Democratic",),
        apart=(("Democratic Party", "Democratic"),),
    ),
    "a poll is nobody": of(
        "A Brackwell University Poll found that most voters opposed the plan. Brackwell University said so.",
        {"Brackwell University": BODY},
        absent=("Brackwell University Poll",),
    ),
    "troops of a state": of(
        "Danish troops said they had found mines. Denmark said the field was closed.",
        {"Denmark": STATE},
        absent=("Danish troops",),
    ),
    "a seat that is accused": of(
        "Baku accused Yerevan of lying. Armenia said it had told the truth.",
        {"Armenia": STATE},
        together=(("Armenia", "Yerevan"),),
    ),
    "a trade joined to a trade": of(
        "They sued the Glass and Ceramics Workers' Union. The Glass and Ceramics Workers' Union said it would pay.",
        {"Glass and Ceramics Workers' Union": BODY},
    ),
}
