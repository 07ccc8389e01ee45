"""Pairs of texts in the manner of real news: in other words, in hedges, in what one attributes and another asserts."""

from __future__ import annotations

import pytest

from tests.reading import reconcile_texts

Pair = tuple[str, ...]

MUST_FIND: dict[str, tuple[str, Pair]] = {
    # --- denial and status ---
    "nobody has signed anything": (
        "denial",
        (
            (
                "Mayor Olga Ferrant said the contract with Belmora was signed. "
                "“Nobody from my company has signed anything,” Belmora chairman Piet Maas said."
            ),
        ),
    ),
    "nothing was signed": (
        "denial",
        (
            "The owners of Halden FC have signed a sale to Belmora Capital, a banker said.",
            "Halden FC said it was still in talks with Belmora. “We have signed nothing,” said chairman Piet Maas of Halden FC.",
        ),
    ),
    "gas was fired, the use of gas is denied": (
        "denial",
        (
            "Riot police fired rubber bullets at pickets outside the Alder mine, two reporters saw.",
            (
                "Riot police cleared pickets from the Alder mine. "
                "The interior ministry rejected the allegation that rubber bullets were used outside the mine."
            ),
        ),
    ),
    "the use of cluster bombs denied": (
        "denial",
        (
            "Planes dropped cluster bombs on the market in Tarrow, residents said.",
            "The army denied using cluster bombs in Tarrow.",
        ),
    ),
    "no order was given": (
        "denial",
        (
            "An engineer said the order to open the sluice came from Leif Aasen, the plant’s manager.",
            "Leif Aasen told the inquiry on Friday: “I gave no order to any engineer.”",
        ),
    ),
    "a threat in one source, none in the other": (
        "denial",
        (
            "Belmora Bank threatened tenants in Eastgate with eviction, a lawyer for the tenants said.",
            "Belmora Bank said no threats were made to the tenants.",
        ),
    ),
    "a rumour dismissed": (
        "denial",
        (
            "The chief executive, Ana Costa, has quit Belmora, two people close to the board said.",
            "Belmora dismissed reports that Ana Costa had quit as baseless.",
        ),
    ),
    "a report not confirmed": (
        "status",
        (
            "Gunmen abducted four surveyors near Tarrow, the mine’s manager said.",
            "The foreign ministry could not confirm that surveyors had been abducted near Tarrow.",
        ),
    ),
    "an act denied after a remark in between": (
        "denial",
        (
            (
                "Olga Ferrant cleared her desk at Belmora on Thursday night, two clerks said. "
                "“There was not one handshake,” said one. The company denied it."
            ),
        ),
    ),
    "neither it nor its owner": (
        "denial",
        (
            "Tarrow Mining received a notice from the inspectors in August, an official said.",
            "Tarrow Mining said that neither it nor its owner had received a notice from the inspectors.",
        ),
    ),
    "could not be verified": (
        "status",
        (
            "Rebels seized the Alder reservoir on Sunday, a herdsman said.",
            "The army was unable to verify that rebels had seized the Alder reservoir.",
        ),
    ),
    "unclear whether it was closed": (
        "status",
        (
            "The Halden hospital closed its burns ward in June, three nurses said.",
            "It was unclear whether the Halden hospital had closed its burns ward.",
        ),
    ),
    # --- role ---
    "chairman here, acting chairman there": (
        "role",
        (
            "The chairman of the Halden Port Authority, Ida Roth, welcomed the ruling.",
            "The Port Authority’s acting chairman, Ida Roth, will ask the court for an order.",
        ),
    ),
    "interim director": (
        "role",
        (
            "Joan Pratt, director of the Alder Fund, opened the fair.",
            "Joan Pratt, interim director of the Alder Fund, did not answer questions.",
        ),
    ),
    "an office denied by its holder": (
        "role",
        (
            "Leif Aasen, director of the Alder Fund, signed the letter.",
            "Leif Aasen told the court: “I have never been director of that fund.”",
        ),
    ),
    "an office denied for another": (
        "role",
        (
            "Leif Aasen, director of the Alder Fund, signed the letter.",
            "A lawyer for the Alder Fund said Leif Aasen was not its director.",
        ),
    ),
    "two directors": (
        "role",
        (
            "Joan Pratt, director of the Alder Institute, said the well was safe.",
            "Tomas Berg, director of the Alder Institute, said the well was closed.",
        ),
    ),
    # --- quotation ---
    "opposed words of one speaker": (
        "quotation",
        (
            "“Not one file has been lost,” archive director Hilde Moen told reporters on Sunday.",
            "“Some files may have been lost, but we shall find them,” archive director Hilde Moen told reporters on Sunday.",
        ),
    ),
    "opposed words of one speaker, no negation of the noun": (
        "quotation",
        (
            "“We have closed the bridge,” Mayor Olga Ferrant said.",
            "“We have not closed the bridge,” Mayor Olga Ferrant told the radio.",
        ),
    ),
    "words that start alike and go on otherwise": (
        "quotation",
        (
            "“We will drain the lake, permit or no permit,” Mayor Olga Ferrant said.",
            "“We will drain the lake as the court allowed, slowly,” Mayor Olga Ferrant said.",
        ),
    ),
    "one word changed inside": (
        "quotation",
        (
            "“The bridge will be closed for ten long weeks,” Mayor Olga Ferrant said.",
            "“The bridge will be closed for two long weeks,” Mayor Olga Ferrant said.",
        ),
    ),
    # --- numeric ---
    "a number put by one, fewer said by another": (
        "numeric",
        (
            (
                "The teachers’ union put the number taking part at 5,100. "
                "The education ministry said fewer than 1,900 people had stayed away."
            ),
        ),
    ),
    "a number of marchers": (
        "numeric",
        ("Organisers put the number of marchers at 40,000. Police said 12,000 people marched.",),
    ),
    "hurt: members alone more than all": (
        "numeric",
        ("Twelve people were treated in hospital on Thursday. The union said more than 30 of its members were hurt.",),
    ),
    "dead: ministry and charity": (
        "numeric",
        ("The ministry said 41 people had died in the floods. The charity Lifeline said at least 90 people had died.",),
    ),
    "a study has another number": (
        "numeric",
        ("Belmora speaks of 300 jobs going by 2031. A study that the company ordered has 1,100.",),
    ),
    "the ministry puts it lower": (
        "numeric",
        ("The nurses’ union said 11 health workers had died. The ministry puts the number at six.",),
    ),
    "not 41": (
        "numeric",
        ("“Our teams counted 68 deaths in the district, not 41,” Claire Aubin of Lifeline said.",),
    ),
    # --- temporal ---
    "a walkout and a stoppage": (
        "temporal",
        (
            (
                "10 March 2024\n\nThe walkout at the Alder mine started on Monday, 4 March 2024, the union said. "
                "The walkout has cost millions."
            ),
            "10 March 2024\n\nThe stoppage, which commenced on 6 March 2024, has halted the Alder mine.",
        ),
    ),
    "a pact signed on two days": (
        "temporal",
        (
            "10 March 2024\n\nThe ministers of fisheries signed the Skerry treaty on 4 March 2024 in Halden.",
            "10 March 2024\n\nThe Skerry treaty was signed on 7 March 2024, the embassy said.",
        ),
    ),
    "a ferry sunk on two days": (
        "temporal",
        (
            "10 March 2024\n\nThe ferry Solana sank off Skerry Point on 4 March 2024 with 40 people on board.",
            "10 March 2024\n\nThe Solana sank on 5 March 2024, the coastguard said, with 40 people on board.",
        ),
    ),
}

MUST_NOT: dict[str, Pair] = {
    "two places of one storm": (
        "The storm tore roofs off barns in Halden on Monday, farmers said.",
        "The storm tore roofs off barns in Tarrow on Monday, farmers said.",
    ),
    "two judgements of one play": (
        "Critics called the new play at the Alder a triumph.",
        "Critics called the new play at the Alder a disaster.",
    ),
    "some of them, all of them": (
        "Police arrested 12 pickets, four of them women, at the Alder mine.",
        "Police arrested 12 pickets at the Alder mine. The union said all had been freed.",
    ),
    "the whole sum and one part": (
        "Belmora will pay 90 million euros for the yard, its chairman said.",
        "Belmora will pay 30 million euros at closing and 60 million euros later, a banker said.",
    ),
    "a refusal is no denial": (
        "The union asked Belmora to guarantee every job.",
        "Belmora refused to guarantee a single job.",
    ),
    "who did not say when": (
        "The cabinet will decide on the order, the minister said.",
        "The minister did not say when it would decide.",
    ),
    "a doubt about the future": (
        "The plan will double output, the owner said.",
        "Analysts doubt that the plan could double output.",
    ),
    "what it did not say": (
        (
            "Tarrow Mining pays for a fifth of the town’s budget. "
            "The company put its director on leave. It did not say whether the leave was paid."
        ),
    ),
    "what is contrary to reports": (
        (
            "Some 70 per cent of the mud was kept in the mine, Tarrow Mining said. "
            "Contrary to certain reports, its sirens sounded before the breach, the company said."
        ),
    ),
    "what will happen is unclear": (
        "Olga Ferrant has kept her seat, her party said.",
        "Whether Olga Ferrant will keep her seat is unclear.",
    ),
    "a government with no part in a contract": (
        "Pumps for Halden were supplied by Belmora, an Estonian company, under a contract signed last year.",
        "Estonia’s foreign ministry said the government had no part in the contract.",
    ),
    "neither cancelled nor suspended, on both sides": (
        "The Growth Fund says its loan has been neither cancelled nor suspended.",
        "“We have not suspended the loan,” Joan Pratt of the Growth Fund said.",
    ),
    "an account of somebody else": (
        "Police said the driver had ignored a red light. The union rejected the owner’s account.",
    ),
    "other weapons": (
        "Riot police fired tear gas outside the Alder mine, two reporters saw.",
        (
            "Riot police cleared pickets from the Alder mine. "
            "The interior ministry rejected the allegation that rubber bullets were used outside the mine."
        ),
    ),
    "another order": (
        "An engineer said the order for new pumps came from Joan Pratt.",
        "Leif Aasen told the inquiry on Friday: “I gave no order to any engineer.”",
    ),
    "polling stations station nobody": (
        "Results from 300 polling stations were held up in Halden, the commission said.",
        "The army denied that it had stationed troops in Halden.",
    ),
    "a former chairman": (
        "The chairman of the Halden Port Authority, Ida Roth, welcomed the ruling.",
        "Ida Roth, former chairman of the Halden Port Authority, lives in Tarrow.",
    ),
    "an acting minister of another body": (
        "Ida Roth, chairman of the Halden Port Authority, welcomed the ruling.",
        "Ida Roth, acting chairman of the Alder Rowing Club, won the cup.",
    ),
    "both say acting": (
        "The acting chairman of the Halden Port Authority, Ida Roth, welcomed the ruling.",
        "Ida Roth, the Halden Port Authority’s acting chairman, will go to court.",
    ),
    "an office that nobody gives": (
        "Leif Aasen, an engineer at the Alder plant, opened the sluice.",
        "Leif Aasen told the court: “I have never been director of that fund.”",
    ),
    "who will not be chairman": (
        "Ida Roth, chairman of the Halden Port Authority, welcomed the ruling.",
        "“I will not be chairman for ever,” Ida Roth said.",
    ),
    "who is not only chairman": (
        "Ida Roth, chairman of the Halden Port Authority, welcomed the ruling.",
        "“I am not only the chairman of the Port Authority but a sailor,” Ida Roth said.",
    ),
    "one source quotes more": (
        "“The bridge will be closed for ten long weeks,” Mayor Olga Ferrant said.",
        "“The bridge will be closed for ten long weeks and then we shall see,” Mayor Olga Ferrant said.",
    ),
    "marks of an inner quotation": (
        "“To speed up its ‘renewal’ the bank will close nine old branches,” wrote Piet Maas.",
        "\"To speed up its 'renewal' the bank will close nine old branches,\" wrote Piet Maas.",
    ),
    "months apart": (
        "4 January 2024\n\n“We have not closed the bridge,” Mayor Olga Ferrant said.",
        "9 August 2024\n\n“We have closed the bridge,” Mayor Olga Ferrant said.",
    ),
    "two speakers": (
        "“We have closed the bridge,” Mayor Olga Ferrant of Halden said.",
        "“We have not closed the bridge,” Mayor Piet Maas of Tarrow said.",
    ),
    "a slogan that goes on otherwise": (
        "“We will not accept cuts in the north,” Mayor Olga Ferrant said.",
        "“We will not accept noise at night,” Mayor Olga Ferrant said.",
    ),
    "a part is less than the whole": (
        "Forty people were hurt in the clash, a doctor said. Police said 12 officers were hurt.",
    ),
    "hurt and arrested": ("Forty people were hurt in the clash, a doctor said. Police said 12 people were arrested.",),
    "rounded": (
        "The ministry said 41 people had died in the floods. The charity Lifeline said about 40 people had died.",
    ),
    "within a bound": ("The ministry said at least 41 people had died. The charity Lifeline said 60 people had died.",),
    "a toll that has risen since": (
        "Seventeen children have died, the ministry said. The ministry had put the toll at nine a week earlier.",
    ),
    "provisional and final": (
        "Ida Roth won the port election by 36,114 votes.",
        "Ida Roth was ahead in the port election by 41,206 votes, provisional figures showed.",
    ),
    "two strikes years apart": (
        "10 March 2024\n\nThe walkout at the Alder mine started on 4 March 2024.",
        "10 March 2024\n\nA walkout at the Alder mine started on 6 May 2016 and lasted nine days.",
    ),
    "two pacts": (
        "10 March 2024\n\nNorway signed a fishing accord on 4 March 2024.",
        "10 March 2024\n\nChile signed a lithium accord on 7 March 2024.",
    ),
    "begin and end": (
        "10 March 2024\n\nThe walkout at the Alder mine started on 4 March 2024.",
        "10 March 2024\n\nThe walkout at the Alder mine ended on 8 March 2024.",
    ),
    "a source that gives both days": (
        "10 March 2024\n\nThe Skerry accord was signed on 4 March 2024, Halden says.",
        (
            "10 March 2024\n\nThe Skerry accord was signed on 7 March 2024, Tarrow says. "
            "Halden maintains that the Skerry accord was signed on 4 March 2024."
        ),
    ),
}


NO_VERDICT: dict[str, Pair] = {
    "a claim dismissed as a fairy tale": (
        (
            "A nurse told the Gazette that the director, Hilde Moen, had shredded the files. "
            "The hospital dismissed the claim as a fairy tale."
        ),
    ),
    "the ministry’s account rejected by its union": (
        (
            "The transport ministry said the driver had ignored a red light. Rail staff were in shock. "
            "The union rejected the ministry’s account."
        ),
    ),
}
"""What is denied stands in other words (“the claim”): right too seldom on texts never met for the word “conflict”."""


@pytest.mark.parametrize("name", MUST_FIND)
def test_it_finds(name: str) -> None:
    kind, texts = MUST_FIND[name]
    assert kind in {conflict.type for conflict in reconcile_texts(*texts).conflicts}


@pytest.mark.parametrize("name", MUST_NOT)
def test_it_stays_silent_on(name: str) -> None:
    assert reconcile_texts(*MUST_NOT[name]).conflicts == ()


@pytest.mark.parametrize("name", NO_VERDICT)
def test_a_denial_of_the_claim_is_listed_without_a_verdict(name: str) -> None:
    findings = reconcile_texts(*NO_VERDICT[name])
    assert findings.conflicts == ()
    assert any(disputed.claim for disputed in findings.disputed)


def test_a_number_that_the_text_takes_back_is_superseded() -> None:
    found = reconcile_texts("The owner says the tanker took on 77 people, not 74 as first stated.").conflicts
    assert [c.resolution for c in found if c.type == "numeric"] == ["superseded"]


def test_the_dead_are_no_rivals_of_the_missing() -> None:
    text = "The death toll rose to 17 on Thursday, the police said. Nineteen people are still missing, the coastguard said."
    assert [c for c in reconcile_texts(text).conflicts if c.type == "numeric"] == []
