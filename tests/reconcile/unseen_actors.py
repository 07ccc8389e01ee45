"""Articles of many regions and genres, written without sight of the rules, with the actors that a careful reader finds.

A name in lower case is a description: an actor whose name holds these words. A kind may offer two that a reader could both give.
"""

from __future__ import annotations

from tests.reconcile.invented_actors import BODY, GROUP, STATE, Case, Wanted, of, person

UNNAMED = Wanted("person")

CASES: dict[str, Case] = {
    "Ghanaian tabloid in capitals": of(
        "MENSAH-BOAKYE BLASTS COCOA BOSS OVER UNPAID FARMERS\n\nOpposition lawmaker Kwabena Mensah-Boakye has torn into the head of the Golden Pod Authority over bonuses that never came. “Where is the money, Madam?” he thundered in parliament on Thursday. The authority’s chief executive, Efua Darkwah, told this paper that every farmer would be paid by Easter. Farmers in Sefwi said they had heard that promise before. Mensah-Boakye now wants Darkwah to resign.",
        {
            "Kwabena Mensah-Boakye": person("lawmaker"),
            "Efua Darkwah": person("chief executive", "golden pod authority"),
            "Golden Pod Authority": Wanted("organisation", key=False),
            "farmers in sefwi": Wanted("group", key=False),
        },
        absent=("Madam", "Easter", "MENSAH-BOAKYE", "Sefwi", "COCOA BOSS"),
    ),
    "Kenyan county court report": of(
        "A magistrate in Kisumu on Friday jailed a former county treasurer for six years. Odhiambo Nyakwaka, the former treasurer of Kisumu County, was convicted of diverting 31 million shillings meant for clinics. Principal Magistrate Jebet Kiprotich said the accused had shown no remorse. His lawyer, Mutua Wambugu, said he would appeal. Prosecutor Achieng Were told the court that the money had been spent on plots of land. Nyakwaka wept as he was led away.",
        {
            "Odhiambo Nyakwaka": person("treasurer", "kisumu county"),
            "Jebet Kiprotich": person("magistrate"),
            "Mutua Wambugu": person("lawyer"),
            "Achieng Were": person("prosecutor"),
        },
        absent=("Friday", "Kisumu", "Principal Magistrate"),
    ),
    "Arab name spelt two ways over two sources": of(
        (
            "Khaled al-Mutairan, the governor of the central bank of Jordan, said on Monday that interest rates would stay unchanged. Al-Mutairan said inflation was falling. Traders in Amman had expected a cut.",
            'Jordan\'s central bank governor, Khalid Al Mutairan, ruled out a rate cut. "Prices are still too high," he said. Rania Haddadeen, chief economist at Levant Horizon Bank, called the decision a mistake.',
        ),
        {
            "Khaled al-Mutairan": person("governor", "jordan"),
            "Rania Haddadeen": person("chief economist", "levant horizon bank"),
        },
        absent=("Amman", "Monday"),
        together=(("Khaled al-Mutairan", "Khalid Al Mutairan"),),
    ),
    "Turkish business page": of(
        "Anadolu Kristal Cam A.Ş. will close its furnace in Eskişehir, the glassmaker said in a filing on Monday. Chairwoman Şebnem Karaosmanlı blamed the price of gas. About 420 workers will lose their jobs. Onur Büyükdere, the president of the Glass and Ceramics Workers' Union, said the closure was a betrayal. “They took state aid and now they walk away,” Büyükdere said. Shares in Anadolu Kristal fell by 6 percent.",
        {
            "Anadolu Kristal Cam A.Ş.": BODY,
            "Şebnem Karaosmanlı": person("chairwoman"),
            "Onur Büyükdere": person("president", "glass and ceramics workers"),
            "Glass and Ceramics Workers' Union": Wanted("organisation", key=False),
        },
        absent=("Eskişehir", "Monday"),
    ),
    "North Indian interview in questions and answers": of(
        "Dr Meenakshi Bhatnagar is the director of the Doab Institute of Soil Science in Kanpur. She spoke to our correspondent about fertiliser.\n\nQ: Is the soil really dying?\n\nA: No. Bhatnagar laughed and said that soil does not die but starves. She warned that nitrogen use had doubled in ten years.\n\nQ: What should the government do?\n\nA: It should pay farmers for compost, she said. Agriculture Minister Raghuvir Chaturvedi has refused, and I think he is wrong.",
        {
            "Meenakshi Bhatnagar": person("director", "doab institute of soil science"),
            "Raghuvir Chaturvedi": person("agriculture minister"),
        },
        absent=("Kanpur", "Q", "A", "Agriculture Minister"),
    ),
    "two Sikhs called Singh": of(
        "Gurpreet Singh Dhaliwal and Harjinder Singh Sandhawalia have quarrelled over the mandi in Moga. Dhaliwal, president of the Malwa Wheat Growers' Association, said prices were fixed behind closed doors. Sandhawalia, a commission agent, denied it. “Let him bring one witness,” Sandhawalia said. The Malwa Wheat Growers' Association plans to block the road on Sunday. Buyers have moved to other markets in the meantime.",
        {
            "Gurpreet Singh Dhaliwal": person("president", "malwa wheat growers"),
            "Harjinder Singh Sandhawalia": person("commission agent"),
            "Malwa Wheat Growers' Association": BODY,
        },
        absent=("Moga", "Singh", "Sunday"),
        apart=(("Gurpreet Singh Dhaliwal", "Harjinder Singh Sandhawalia"),),
    ),
    "Burmese honorifics": of(
        "U Thein Zaw Lwin, a spokesman for the Irrawaddy Rice Exporters Guild, said on Saturday that shipments had stopped. Daw Khin Myat Mon, who owns four mills near Pathein, said that soldiers had taken her trucks. The army has not commented. Thein Zaw Lwin told reporters that the guild had written to the commerce ministry. Two diplomats said the trucks had been seen at the border.",
        {
            "Thein Zaw Lwin": person("spokesman", "irrawaddy rice exporters guild"),
            "Khin Myat Mon": Wanted("person"),
            "two diplomats": GROUP,
        },
        absent=("Pathein", "Saturday", "Irrawaddy", "Daw", "U"),
    ),
    "Vietnamese given name after the full name": of(
        "Deputy Prime Minister Trịnh Quốc Bảo told lawmakers in Hanoi that the port would be finished by 2029. Bảo said the cost had risen to 3 billion dollars. Lê Thị Hoài An, chairwoman of Sao Bien Logistics, said her company had pulled out of the project. “The numbers no longer work,” An said. Vietnam is seeking a new partner in Singapore.",
        {
            "Trịnh Quốc Bảo": person("deputy prime minister"),
            "Lê Thị Hoài An": person("chairwoman", "sao bien logistics"),
            "Vietnam": STATE,
        },
        absent=("Hanoi", "Bảo"),
        together=(("Trịnh Quốc Bảo", "Bảo"),),
    ),
    "Malay patronymics and titles": of(
        "Datuk Seri Zulkarnain bin Haji Omar, the chief minister of Pahang, said logging permits would be frozen at once. Zulkarnain said that floods had killed nine people since December. Timber trader Lim Choon Keat called the freeze unfair. “We replant every tree,” Lim said. Nur Aishah binti Roslan of the Friends of Tasik Bera said the freeze came ten years late.",
        {
            "Zulkarnain bin Haji Omar": person("chief minister", "pahang"),
            "Lim Choon Keat": person("trader"),
            "Nur Aishah binti Roslan": person("", "friends of tasik bera"),
        },
        absent=("December", "Datuk Seri", "Lim"),
        together=(("Lim Choon Keat", "Lim"),),
    ),
    "Chinese names with the surname first": of(
        "Qiu Wenhao, vice minister of transport, said on Friday that China would open eleven new freight lines. Qiu told a forum in Chengdu that demand had doubled. Feng Liya, founder of Jade Harbour Freight, welcomed the plan. But Feng said that customs delays would remain. A customs officer, speaking on condition of anonymity, said staff had been cut by a third.",
        {
            "Qiu Wenhao": person("vice minister of transport"),
            "Feng Liya": person("founder", "jade harbour freight"),
            "customs officer": UNNAMED,
            "China": Wanted("state", key=False),
        },
        absent=("Chengdu", "Friday", "Qiu", "Feng"),
        together=(("Qiu Wenhao", "Qiu"), ("Feng Liya", "Feng")),
    ),
    "Japanese science story": of(
        "A drug made from sea squirts slowed memory loss in mice, scientists at Kurohama University reported in the journal Neural Letters on Thursday. Lead author Ayaka Tsukishiro said the effect lasted for eight months. “We were astonished,” she said. Independent expert Ruben Castelnuovo, a neurologist at the Ligurian Brain Institute, urged caution. Castelnuovo said that most such drugs fail in people. The study was paid for by Japan.",
        {
            "Ayaka Tsukishiro": person("lead author"),
            "Ruben Castelnuovo": person("neurologist", "ligurian brain institute"),
            "Kurohama University": Wanted("organisation", key=False),
        },
        absent=("Neural Letters", "Thursday"),
    ),
    "Kazakh and Russian on one pipeline": of(
        "Kazakhstan and Russia failed to agree on transit fees on Tuesday. Kazakh Energy Minister Yerlan Suleimbayev said the price was double what had been agreed. His Russian counterpart, Gennady Polovtsev, called that a fantasy. Astana threatened to send its oil east. Moscow shrugged off the threat. Suleimbayev flies to Moscow on Friday. The old agreement runs out at the end of the month.",
        {
            "Yerlan Suleimbayev": person("energy minister", "kazakhstan"),
            "Gennady Polovtsev": person("", "russia"),
            "Kazakhstan": STATE,
            "Russia": STATE,
        },
        absent=("Astana", "Moscow", "Tuesday", "Friday"),
        together=(("Kazakhstan", "Astana"), ("Russia", "Moscow")),
    ),
    "Russian press release with patronymic": of(
        "Severnaya Lesnaya Kompaniya announces the appointment of Lyudmila Arkadyevna Zvonareva as chief financial officer from 1 September. Zvonareva joins from Onega Paper, where she was head of treasury. “She brings rigour and patience,” said chief executive Pavel Stolbov. Stolbov thanked her predecessor, Igor Matyushin, for his service. The company employs 2,300 people in Arkhangelsk. Its two mills turn birch and spruce into board.",
        {
            "Lyudmila Arkadyevna Zvonareva": person("chief financial officer"),
            "Pavel Stolbov": person("chief executive"),
            "Severnaya Lesnaya Kompaniya": BODY,
        },
        absent=("Arkhangelsk", "1 September", "September"),
    ),
    "Czech names a letter apart": of(
        "Defence ministry spokesman Tomáš Hladil said the helicopters would arrive in May. Opposition deputy Tomáš Hladík said they would not. “There is no contract,” Hladík told Czech radio. Hladil replied that the contract had been signed on 3 March. The helicopters, eight Falcon H-7 machines, cost 310 million euros. They would replace machines that have flown since the seventies, and the pilots are in training.",
        {
            "Tomáš Hladil": person("spokesman", "defence ministry"),
            "Tomáš Hladík": person("deputy"),
        },
        absent=("May", "3 March", "Falcon H-7", "Falcon"),
        apart=(("Tomáš Hladil", "Tomáš Hladík"),),
    ),
    "Romanian minister designate": of(
        "Romania's finance minister-designate, Ileana Cosmovici, promised on Monday to cut the deficit in half. She will face parliament on Thursday. Her predecessor, former finance minister Dragoș Vlăduțescu, said the promise could not be kept. Vlăduțescu now advises Carpatia Bank. Analysts at the bank expect a deficit of 6 percent. Bucharest has until autumn to submit a plan. Without one it stands to lose grants for roads.",
        {
            "Ileana Cosmovici": person("finance minister", "romania"),
            "Dragoș Vlăduțescu": person("finance minister"),
            "analysts at the bank": Wanted("group", key=False),
        },
        absent=("Bucharest", "Monday", "Thursday"),
        apart=(("Ileana Cosmovici", "Dragoș Vlăduțescu"),),
    ),
    "Albanian prosecutor and police source": of(
        "Prosecutors in Durrës have charged eleven customs officers with smuggling. Chief prosecutor Arjan Gjonmarkaj said that the officers had taken bribes for nine years. A police source said that two more suspects had fled to Italy. Defence lawyer Teuta Shkrelashi called the case a circus. The trial will begin on 12 October. Gjonmarkaj refused to comment on the suspects abroad.",
        {
            "Arjan Gjonmarkaj": person("chief prosecutor"),
            "Teuta Shkrelashi": person("lawyer"),
            "police source": UNNAMED,
        },
        absent=("Durrës", "Italy", "12 October"),
    ),
    "Spanish double surnames": of(
        "Health counsellor María Dolores Izaguirre Peñalver resigned on Tuesday after the hospital scandal. Izaguirre said that she had never seen the invoices. Her party leader, Julián Cobaleda, thanked her for her honesty. The prosecutor, Nuria Fontcuberta i Mas, said that the inquiry would go on. The hospital, Clínica del Valle Alto, billed for 1,200 operations that never took place, according to the inquiry.",
        {
            "María Dolores Izaguirre Peñalver": person("health counsellor"),
            "Julián Cobaleda": person("leader"),
            "Nuria Fontcuberta i Mas": person("prosecutor"),
        },
        absent=("Tuesday",),
        together=(("María Dolores Izaguirre Peñalver", "Izaguirre"),),
    ),
    "Portuguese fires, two ministers over two sources": of(
        (
            "Interior minister Leonor Sarmento de Castro said that the fires near Monchique were under control. Firefighters said that they had not slept for three days. Fire chief Abílio Quaresma asked for more planes.",
            "Agriculture minister Duarte Sarmento denied that his ministry had delayed the clearing of brush. The interior minister, Leonor Sarmento de Castro, defended him. Farmers in Monchique blamed both.",
        ),
        {
            "Leonor Sarmento de Castro": person("interior minister"),
            "Duarte Sarmento": person("agriculture minister"),
            "Abílio Quaresma": person("fire chief"),
            "firefighters": Wanted("group", key=False),
        },
        absent=("Monchique", "Sarmento"),
        apart=(("Leonor Sarmento de Castro", "Duarte Sarmento"),),
    ),
    "Andean community and mine": of(
        "Leaders of the Quechua community of Chuquipampa said on Sunday that they would not sell their lake. Community president Saturnino Mamani Choquehuanca said that the mine had offered 200 dollars a family. Andes Litio S.A. denied making any offer. Peru's mining minister, Rosario Quispealaya, will visit the community next week. Mamani said that she would be received with respect and with questions. Lima has granted 90 permits this year.",
        {
            "Saturnino Mamani Choquehuanca": person("president"),
            "Rosario Quispealaya": person("mining minister", "peru"),
            "Andes Litio S.A.": BODY,
            "Peru": Wanted("state", key=False),
        },
        absent=("Lima", "Sunday", "Chuquipampa"),
        together=(("Saturnino Mamani Choquehuanca", "Mamani"), ("Peru", "Lima")),
    ),
    "Dutch water board with particles": of(
        "Dijkgraaf Margriet van der Horst-Bloem warned on Monday that the sea lock would fail within ten years. Van der Horst-Bloem heads the Waterschap Noorderkwelder. Infrastructure minister Joost ten Broekhuizen said the lock was safe. Ten Broekhuizen told the lower house in The Hague that engineers had tested every gate. The water board contradicted him: two gates were skipped, it said.",
        {
            "Margriet van der Horst-Bloem": person("", "waterschap noorderkwelder"),
            "Joost ten Broekhuizen": person("infrastructure minister"),
            "Waterschap Noorderkwelder": BODY,
        },
        absent=("The Hague", "Monday", "water board"),
    ),
    "French seat of government speaks": of(
        "The Élysée denied on Wednesday that France had promised Mali drones. Armed forces minister Solène Kerbiriou said that no such letter existed. The newspaper La Dépêche du Matin had printed a copy of the letter. Retired general Hubert de La Tourasse said that the signature was genuine. “I know that hand,” he told the paper. De La Tourasse commanded French troops in Gao until 2016.",
        {
            "France": STATE,
            "Solène Kerbiriou": person("armed forces minister"),
            "Hubert de La Tourasse": person("general"),
        },
        absent=("Élysée", "Gao", "La Dépêche du Matin", "Wednesday", "2016"),
    ),
    "Welsh local paper": of(
        "Hundreds of people packed a village hall near Tregaron on Friday to hear about the wind farm. Rhiannon Pryce-Gwilym, the planning director of Mynydd Power, said the turbines would pay for a new school. “You cannot eat a school,” shouted sheep farmer Ieuan ap Dafydd. Councillor Eleri Bebb-Humphreys said she would vote against. Residents complained that the plans had been posted in English only. Mynydd Power promised a translation.",
        {
            "Rhiannon Pryce-Gwilym": person("planning director", "mynydd power"),
            "Ieuan ap Dafydd": person("farmer"),
            "Eleri Bebb-Humphreys": person("councillor"),
            "Mynydd Power": BODY,
            "residents": Wanted("group", key=False),
        },
        absent=("Tregaron", "Friday", "English"),
    ),
    "Icelandic patronymics": of(
        "Hrafnhildur Snæbjörnsdóttir, Iceland's fisheries minister, refused on Thursday to raise the herring quota. Hrafnhildur said that the stock had collapsed. Boat owner Þorgeir Ketilsson said that the sea was full of fish. The Marine Stock Office (MSO) sided with the minister. Its director, Sigurlína Ketilsdóttir, said that the last survey had found almost nothing. Reykjavík will review the quota in spring.",
        {
            "Hrafnhildur Snæbjörnsdóttir": person("fisheries minister", "iceland"),
            "Þorgeir Ketilsson": person("owner"),
            "Sigurlína Ketilsdóttir": person("director", "marine stock office"),
            "Marine Stock Office": BODY,
            "Iceland": Wanted("state", key=False),
        },
        absent=("MSO", "Thursday", "Reykjavík"),
        apart=(("Þorgeir Ketilsson", "Sigurlína Ketilsdóttir"),),
        together=(("Iceland", "Reykjavík"),),
    ),
    "Maori trust and a company": of(
        "Ngāti Parewai will not sell its shares in the geothermal plant, the iwi said on Monday. Hinemoa Te Rangiātea, who chairs the iwi's trust board, said that steam was a taonga. Plant owner Southern Vapour Ltd offered 88 million dollars in April. “It is a fair price,” its chief executive, Craig Dunsterville, told investors. Te Rangiātea said that some things have no price. Wellington is not involved in the talks.",
        {
            "Ngāti Parewai": Wanted("group|organisation"),
            "Hinemoa Te Rangiātea": person("chair"),
            "Craig Dunsterville": person("chief executive", "southern vapour"),
            "Southern Vapour Ltd": BODY,
        },
        absent=("April", "Monday", "taonga"),
    ),
    "First Nation council and a ministry": of(
        "The Kahtsi'mot First Nation said on Wednesday that it would close the logging road on its land. Chief Delphine Crowchild-Moses said that trucks had killed two elders. “We have asked politely for nine years,” she said. A spokesperson for the forests ministry said that talks were under way. Tall Cedar Timber, the company that built the road, said it had every permit. Truck drivers said they would go around.",
        {
            "Kahtsi'mot First Nation": Wanted("group|organisation"),
            "Delphine Crowchild-Moses": person("chief"),
            "spokesperson for the forests ministry": UNNAMED,
            "Tall Cedar Timber": BODY,
            "truck drivers": Wanted("group", key=False),
        },
        absent=("Wednesday", "company"),
    ),
    "airline and security source": of(
        "A Zephyrion Airways jet with 143 people on board turned back to Muscat on Saturday after a passenger claimed to have a bomb. The airline said that nobody was hurt. A security source said that the man was drunk. “We were told to put our heads down,” passenger Leena Abdelqader said. Police in Muscat arrested a 34-year-old mechanic. The airline will fly the passengers home on Sunday.",
        {
            "Zephyrion Airways": BODY,
            "security source": UNNAMED,
            "Leena Abdelqader": person("passenger"),
        },
        absent=("Muscat", "Saturday", "Sunday", "airline"),
    ),
    "coalition partners quarrel": of(
        "Estonia's coalition is close to collapse over a tax on cars. Prime Minister Kaarel Vahtramäe of the Harbour Party said that he would not give way. The smaller Meadow Alliance wants the tax withdrawn. Its leader, Liisbet Orupõld, said on Tuesday that her ministers would resign. “We did not sign up for this,” she said. Opposition parties called for an election. Tallinn has had four governments in five years.",
        {
            "Kaarel Vahtramäe": person("prime minister"),
            "Liisbet Orupõld": person("leader", "meadow alliance"),
            "Meadow Alliance": BODY,
            "opposition parties": Wanted("group", key=False),
        },
        absent=("Tuesday", "Tallinn"),
    ),
    "company names that begin alike": of(
        (
            "Norrvik Marine said on Monday that it would buy Norrvik Aviation for 900 million kronor. Annika Strandhäll-Frisk, the chief executive of Norrvik Marine, said that ships and planes belonged together. Shareholders of Norrvik Aviation were not asked.",
            "Norrvik Aviation rejected the offer from Norrvik Marine. “We were never a shipping firm,” said its chairman, Torbjörn Ekdahlén. Investors seem to agree with him.",
        ),
        {
            "Norrvik Marine": BODY,
            "Norrvik Aviation": BODY,
            "Annika Strandhäll-Frisk": person("chief executive", "norrvik marine"),
            "Torbjörn Ekdahlén": person("chairman", "norrvik aviation"),
        },
        absent=("Norrvik", "Monday"),
        apart=(("Norrvik Marine", "Norrvik Aviation"),),
    ),
    "Lebanese blog in the first person": of(
        "I have queued for bread again this morning, and nobody in the queue believed the minister. Economy Minister Ghassan Abou Rizk says there is wheat for two months. The Bakers' Syndicate says there is wheat for nine days. My neighbour Umm Elias believes the bakers. Fadwa Kanaan, who runs the syndicate, told me that the silos were empty. Abou Rizk has not visited a silo since he took office. He should.",
        {
            "Ghassan Abou Rizk": person("economy minister"),
            "Bakers' Syndicate": BODY,
            "Fadwa Kanaan": person("", "syndicate"),
        },
        absent=("Economy Minister",),
        together=(("Ghassan Abou Rizk", "Abou Rizk"),),
    ),
    "American city hall and a union local": of(
        "Mayor Delroy Pennington-Ash vetoed the tip ordinance on Monday night. Waiters booed him from the gallery. “This hurts the very people it claims to help,” the mayor said. Rosalind Oyelaran, president of Hospitality Workers Local 88, said the council had the votes to override him. Councilwoman Bettina Schraeder, the author of the ordinance, agreed with her. Restaurant owners had asked for the veto.",
        {
            "Delroy Pennington-Ash": person("mayor"),
            "Rosalind Oyelaran": person("president", "hospitality workers local 88"),
            "Bettina Schraeder": person("councilwoman"),
            "restaurant owners": Wanted("group", key=False),
        },
        absent=("Monday", "mayor", "Councilwoman"),
    ),
    "Nepali hydropower with place as place": of(
        "Engineers from Beijing arrived in Kathmandu on Sunday to inspect the dam. Nepal's energy minister, Sarita Ghimire Thakuri, said that leaks had been found in March. Thakuri told lawmakers that the builder must pay. The builder, Dragon Gorge Hydropower, said that an earthquake was to blame. Villagers below the dam said they slept in their shoes. They have asked for sirens.",
        {
            "Sarita Ghimire Thakuri": person("energy minister", "nepal"),
            "Dragon Gorge Hydropower": BODY,
            "engineers from beijing": Wanted("group", key=False),
            "villagers": Wanted("group", key=False),
        },
        absent=("Beijing", "Kathmandu", "China", "Sunday", "March"),
    ),
    "Moroccan names in two spellings": of(
        (
            "Abdelouahed Benchekrane, the head of Morocco's locust service, said that swarms had crossed the Atlas. Benchekrane said that planes would spray from Monday. Beekeepers fear for their hives.",
            "Beekeepers in Midelt asked the locust service not to spray near hives. Its head, Abdelwahed Benchekrane, promised to spray at night only. Fatima-Zahra Aït Ouassou, who speaks for the beekeepers, did not trust him.",
        ),
        {
            "Abdelouahed Benchekrane": person("head", "locust service"),
            "Fatima-Zahra Aït Ouassou": Wanted("person"),
            "beekeepers": GROUP,
        },
        absent=("Atlas", "Midelt", "Monday"),
        together=(("Abdelouahed Benchekrane", "Abdelwahed Benchekrane"),),
    ),
    "Israeli water engineer and agency chain": of(
        "The Galilee Springs Commission said on Monday that the lake had fallen to its lowest level since 1991. The commission blamed farmers for drilling wells. It said that 300 wells had no permit. Its chief hydrologist, Nurit Ben-Harosh, wants them sealed. The farmers' lawyer, Eitan Zilberfarb, said the commission had ignored leaking pipes. “She counts wells and not leaks,” he said.",
        {
            "Galilee Springs Commission": BODY,
            "Nurit Ben-Harosh": person("hydrologist", "galilee springs commission"),
            "Eitan Zilberfarb": person("lawyer"),
        },
        absent=("Monday", "commission", "It", "1991"),
    ),
    "Armenian and Azeri statements": of(
        "Baku accused Yerevan on Sunday of moving howitzers to the border. Armenia's deputy defence minister, Gevorg Ter-Hakobyan, said that no howitzers had moved. The Azerbaijani foreign ministry published photographs. Observers from the Border Calm Mission (BCM) were refused entry. The BCM's head, Clémence Aubertin-Roy, said that both sides were to blame. Shells fell near Yerevan in 2014, she recalled. The mission has twelve cars.",
        {
            "Azerbaijan": STATE,
            "Armenia": STATE,
            "Gevorg Ter-Hakobyan": person("deputy defence minister", "armenia"),
            "Border Calm Mission": Wanted("organisation", key=False),
            "Clémence Aubertin-Roy": person("head", "border calm mission"),
        },
        absent=("Baku", "Yerevan", "BCM", "Sunday"),
        together=(("Azerbaijan", "Baku"), ("Armenia", "Yerevan")),
    ),
    "Ugandan researchers and a medicine": of(
        "A cheap malaria syrup works as well as an injection, researchers from the Lake Edward Medical Centre said on Friday. Dr Proscovia Nabwire-Lule, the lead investigator, said that 1,900 children took part. The medicine, called Artelvin, costs 40 cents. “We could treat a whole village for the price of a goat,” she said. A health ministry official said that the results looked promising. Nabwire-Lule will present them in Geneva.",
        {
            "Proscovia Nabwire-Lule": person("lead investigator"),
            "health ministry official": UNNAMED,
            "Lake Edward Medical Centre": Wanted("organisation", key=False),
        },
        absent=("Artelvin", "Geneva", "Friday"),
    ),
    "Cambodian names and soldiers at the border": of(
        "Soldiers fired over the heads of villagers near Anlong Veng on Tuesday, witnesses said. Lieutenant General Chhem Sopheaktra said that the villagers had crossed a marked line. Village chief Prak Bunthoeun said there was no line. “There is a tree, and that's our tree,” Prak Bunthoeun said. Thailand has asked Cambodia for an explanation. Phnom Penh has not replied. The nearest road is two hours away.",
        {
            "Chhem Sopheaktra": person("general"),
            "Prak Bunthoeun": person("village chief"),
            "witnesses": Wanted("group", key=False),
            "Thailand": STATE,
        },
        absent=("Anlong Veng", "Tuesday", "Phnom Penh"),
        together=(("Cambodia", "Phnom Penh"),),
    ),
    "Swiss referendum with cantons as places": of(
        "Voters in Switzerland rejected a ban on pesticides on Sunday by 58 percent to 42. Farm lobbyist Reto Zgraggen-Imhof called it a victory for reason. Campaigner Noémie Bourquenoud said that the rivers had lost. The Pesticides Initiative was accepted in Geneva and Basel only. Environment minister Ladina Caduff-Planta said that the government would tighten the rules anyway. Bourquenoud will watch her closely, she said.",
        {
            "Reto Zgraggen-Imhof": person("lobbyist"),
            "Noémie Bourquenoud": person("campaigner"),
            "Ladina Caduff-Planta": person("environment minister"),
            "voters in switzerland": Wanted("group", key=False),
        },
        absent=("Geneva", "Basel", "Sunday", "Pesticides Initiative"),
    ),
    "Maltese minister confused with a namesake": of(
        (
            "Malta's gaming minister, Karmenu Zerafa-Borg, said on Monday that no licence had been sold. The Gaming Board backed him. Valletta has promised an inquiry.",
            "Karmenu Zerafa-Bonnici, a casino owner, said that he had paid nobody. Zerafa-Bonnici is not related to the gaming minister, Karmenu Zerafa-Borg. The casino owner will testify in June. He has asked for the hearing to be public, and the court is expected to agree to that.",
        ),
        {
            "Karmenu Zerafa-Borg": person("gaming minister", "malta"),
            "Karmenu Zerafa-Bonnici": person("owner"),
            "Gaming Board": BODY,
        },
        absent=("Valletta", "June", "Monday"),
        apart=(("Karmenu Zerafa-Borg", "Karmenu Zerafa-Bonnici"),),
    ),
    "Tajik dam and a lender": of(
        "The Inner Asia Lending Fund said on Monday that it would not pay for Tajikistan’s dam. The fund said that the spillway had been built too low. Tajik Prime Minister Daler Sharifzoda-Rahim said the fund was hiding behind engineers. Uzbekistan, which lies downstream, welcomed the decision. Tashkent has opposed the dam for a decade. A Western diplomat in Dushanbe said that Sharifzoda-Rahim would now turn to China.",
        {
            "Inner Asia Lending Fund": BODY,
            "Daler Sharifzoda-Rahim": person("prime minister", "tajikistan"),
            "Uzbekistan": STATE,
            "western diplomat in dushanbe": UNNAMED,
        },
        absent=("Tashkent", "Dushanbe", "Monday", "fund"),
        together=(("Uzbekistan", "Tashkent"),),
    ),
    "Cuban relatives and a foreign ministry": of(
        "Relatives of four jailed rappers asked Havana on Wednesday to let them go. Yusimí Cárdenas Peraza, the sister of one of them, said that he had lost nine kilos. Cuba's foreign ministry said that the men were common criminals. Spain offered to take them in. A Spanish diplomat, who declined to be named, said that talks were going well. Cárdenas flew to Havana last month.",
        {
            "Yusimí Cárdenas Peraza": person("sister"),
            "relatives": GROUP,
            "Spain": STATE,
            "Cuba": Wanted("state", key=False),
            "spanish diplomat": UNNAMED,
        },
        absent=("Havana", "Wednesday"),
        together=(("Yusimí Cárdenas Peraza", "Cárdenas"),),
    ),
    "wire from Abuja with a company short name": of(
        "ABUJA, March 4 - Nigeria will suspend fuel imports by Delta Crest Energies Limited for ninety days, Petroleum Minister Babatunde Ogunsola said on Wednesday. Ogunsola told reporters that the company had delivered contaminated petrol to four depots. Delta Crest denied the charge and said it would sue. “We have the laboratory certificates,” said Chidinma Eze, who heads the firm’s legal department. The minister, who took office in January, said the certificates were forged. Motorists in Abuja queued for hours on Tuesday.",
        {
            "Babatunde Ogunsola": person("petroleum minister"),
            "Delta Crest Energies Limited": BODY,
            "Chidinma Eze": person("legal department"),
            "Nigeria": STATE,
        },
        absent=("Abuja", "Wednesday", "Delta Crest", "Petroleum Minister"),
        together=(("Delta Crest Energies Limited", "Delta Crest"), ("Babatunde Ogunsola", "Ogunsola")),
    ),
    "Somali elders and unnamed official": of(
        "Clan elders in the port of Hafuun refused on Sunday to hand over a seized trawler. Abdirahman Warsame Geelle, the acting fisheries minister of Somalia, said the boat had a valid licence. “The elders are holding eleven sailors against their will,” Warsame said. A senior official in the ports ministry, who asked not to be named, said the licence had expired in May. Fishermen said the trawler had cut their nets. The vessel's owner, Blue Meridian Seafoods, did not answer calls.",
        {
            "Abdirahman Warsame Geelle": person("fisheries minister", "somalia"),
            "clan elders": GROUP,
            "senior official in the ports ministry": UNNAMED,
            "fishermen": Wanted("group", key=False),
            "Blue Meridian Seafoods": Wanted("organisation", key=False),
        },
        absent=("Hafuun", "Sunday", "May"),
    ),
    "Pakistani parliament": of(
        "The National Assembly in Islamabad passed the Groundwater Protection Act late on Thursday by 171 votes to 98. Water Minister Shahnawaz Durrani said the law would save the Indus aquifers. Opposition leader Nasreen Kakar tore up a copy of the bill. She said that the Act would ruin small landowners. Speaker Tariq Mehmood Awan ordered her to leave the chamber. Opposition parties then walked out.",
        {
            "Shahnawaz Durrani": person("water minister"),
            "Nasreen Kakar": person("opposition leader"),
            "Tariq Mehmood Awan": person("speaker"),
            "opposition parties": Wanted("group", key=False),
        },
        absent=("Groundwater Protection Act", "Indus", "Act", "Islamabad", "Thursday"),
    ),
    "Sri Lankan obituary": of(
        "Professor Nimal Wickramatunga, who taught three generations of Sri Lankan hydrologists, has died in Kandy aged 84. Wickramatunga founded the Mahaweli Rivers Centre in 1971 and led it until 2003. He was known for saying that a reservoir is a promise made to grandchildren. His former student Dilrukshi Senadheera, now the head of the centre, said he had never once raised his voice. “He simply raised an eyebrow,” Senadheera said. He leaves a wife and two sons.",
        {
            "Nimal Wickramatunga": person("professor"),
            "Dilrukshi Senadheera": person("head"),
            "Mahaweli Rivers Centre": Wanted("organisation", key=False),
        },
        absent=("Kandy", "Professor", "centre"),
    ),
    "Indonesian single names and unnamed crew": of(
        "The crew of a cargo ferry said on Sunday that they had warned its owner about the engine. Suharyanto, the captain of the ferry, told investigators that the alarm had failed twice. PT Bahari Lestari Lines said the vessel had passed inspection in August. Indonesia's National Ferry Safety Board (DKPN) opened an inquiry. Its chairman, Wiryawan Kusumo, said the board would report in six months. Residents of Ambon held prayers for the missing.",
        {
            "Suharyanto": person("captain"),
            "PT Bahari Lestari Lines": BODY,
            "National Ferry Safety Board": BODY,
            "Wiryawan Kusumo": person("chairman", "ferry safety board"),
            "crew of a cargo ferry": GROUP,
        },
        absent=("Ambon", "August", "Sunday", "DKPN", "board", "vessel"),
    ),
    "Korean names with one surname and two sources": of(
        (
            "South Korea's unification minister, Baek Seung-jae, said the hotline had gone dead. Baek Ji-won, a researcher at the Han River Policy Institute, said the North had cut it on purpose. Pyongyang has not commented.",
            "Seoul will send a letter about the silent hotline, Unification Minister Baek Seungjae said. He blamed Pyongyang for the silence. It has lasted for three weeks.",
        ),
        {
            "Baek Seung-jae": person("unification minister", "south korea"),
            "Baek Ji-won": person("researcher", "han river policy institute"),
            "South Korea": STATE,
        },
        absent=("Seoul", "Pyongyang", "Baek"),
        apart=(("Baek Seung-jae", "Baek Ji-won"), ("South Korea", "North Korea")),
        together=(("Baek Seung-jae", "Baek Seungjae"), ("South Korea", "Seoul")),
    ),
    "Ukrainian transliterations": of(
        (
            "Oleksiy Hrynkevych, the mayor of Bilopillia, said that shells had hit the waterworks. Hrynkevych said repairs would take a week. Residents were told to boil water.",
            'Bilopillia\'s mayor, Oleksii Hrynkevych, accused the contractor of theft. "The pipes were never replaced," he said. The contractor, Vodobud Group, denied wrongdoing. It won the tender in 2018 against three other bidders, and it has since repaired two schools.',
        ),
        {"Oleksiy Hrynkevych": person("mayor", "bilopillia"), "Vodobud Group": BODY},
        absent=("Bilopillia", "contractor"),
        together=(("Oleksiy Hrynkevych", "Oleksii Hrynkevych"),),
    ),
    "Hungarian governing body of sport": of(
        "The European Fencing Council (EFC) has suspended its Hungarian vice-president, Gellért Szalontai, for two years. The EFC's ethics panel found that Szalontai had accepted a watch from a sponsor. “I returned the watch,” Szalontai said in a statement from Budapest. EFC president Annelore Vandewijngaert said that the rules were clear. The Hungarian Fencing Association will appeal. Fencers were not affected by the ruling.",
        {
            "Gellért Szalontai": person("vice-president", "european fencing council"),
            "Annelore Vandewijngaert": person("president", "european fencing council"),
            "European Fencing Council": BODY,
            "Hungarian Fencing Association": Wanted("organisation", key=False),
        },
        absent=("Budapest", "EFC", "Hungary"),
        together=(("European Fencing Council", "EFC"),),
        apart=(("European Fencing Council", "Hungarian Fencing Association"),),
    ),
    "Italian regional politics with the seat": of(
        "Governor Ludovica Brancaleone of Basilicata has threatened to take Rome to court over the railway. “We were promised trains in 2019,” Brancaleone said in Potenza. Transport Minister Ettore Malvestiti replied that the region had never sent its plans. Rome says the money is still there. A commuters' group, Pendolari Uniti, said both were to blame. The line has been closed since a landslide in February.",
        {
            "Ludovica Brancaleone": person("governor", "basilicata"),
            "Ettore Malvestiti": person("transport minister"),
            "Pendolari Uniti": BODY,
            "Italy": STATE,
        },
        absent=("Potenza", "Rome", "February"),
    ),
    "Brazilian football officials": of(
        "The president of the Liga Paulistana de Futsal, Edinaldo Quirino dos Anjos, was removed by the board on Thursday night. Directors accused Quirino of signing a television contract alone. “It was a coup by SMS,” he said. The league’s vice-president, Jussara Albuquerque Tavares, takes over until December. Sponsor Guaraná Tropical said it would review its contract. Players said they had not been paid since June.",
        {
            "Edinaldo Quirino dos Anjos": person("president", "liga paulistana de futsal"),
            "Jussara Albuquerque Tavares": person("vice-president", "liga paulistana"),
            "Guaraná Tropical": BODY,
            "players": Wanted("group", key=False),
        },
        absent=("Thursday", "December", "June", "SMS", "league"),
    ),
    "German interim manager": of(
        "Hildegard Wessenberg, the interim head of Rheinfels Stahl AG, told staff in Duisburg on Monday that the blast furnace would be shut. The works council was not consulted, its chairman, Cem Yıldırımoğlu, said. “This is how one treats machines, not people,” he added. Rheinfels Stahl said that the law had been observed. Economy minister Dr. Friedhelm Osterkamp wants to speak to both sides. Steelworkers plan a vigil.",
        {
            "Hildegard Wessenberg": person("head", "rheinfels stahl"),
            "Cem Yıldırımoğlu": person("chairman", "works council"),
            "Friedhelm Osterkamp": person("economy minister"),
            "Rheinfels Stahl AG": BODY,
        },
        absent=("Duisburg", "Monday", "Rheinfels Stahl"),
        together=(("Rheinfels Stahl AG", "Rheinfels Stahl"),),
    ),
    "Irish inquiry with two of one surname": of(
        "Dr Siobhán Mac Giolla Rua told the inquiry on Tuesday that she had warned the hospital twice. Her brother, Eoin Mac Giolla Rua, who was then the hospital's treasurer, said that he had never seen her letters. Judge Fionnuala Tiernan-Roche asked him why the letters bore his stamp. He said that he did not know. The inquiry continues. St Attracta's Hospital has apologised to the families.",
        {
            "Siobhán Mac Giolla Rua": Wanted("person"),
            "Eoin Mac Giolla Rua": person("treasurer"),
            "Fionnuala Tiernan-Roche": person("judge"),
            "St Attracta's Hospital": BODY,
        },
        absent=("Tuesday",),
        apart=(("Siobhán Mac Giolla Rua", "Eoin Mac Giolla Rua"),),
    ),
    "Samoan chiefs with titles": of(
        "Tuilagi Faleafa Matautia, the leader of the opposition in Samoa, has been banned from parliament for a month. Speaker Leiataua Sefo Tamapua said that he had insulted the chair. “I asked a question about a wharf,” Matautia told the Apia Observer. The works ministry said that the wharf would be finished in November. Samoa borrowed the money from China. The loan has to be repaid by 2040.",
        {
            "Tuilagi Faleafa Matautia": person("leader of the opposition", "samoa"),
            "Leiataua Sefo Tamapua": person("speaker"),
            "works ministry": BODY,
        },
        absent=("Apia Observer", "November", "Apia"),
        together=(("Tuilagi Faleafa Matautia", "Matautia"),),
    ),
    "weapons and treaties are nobody": of(
        "Zambia's defence minister, Mutale Chikwanda, denied on Thursday that the army had bought Kestrel-9 missiles. Under the Kariba Accord, neither side may place missiles within 40 kilometres of the river. Zimbabwe accused its neighbour of breaking the accord. General Tendekai Muchenje, the commander of the Zimbabwean army, said that satellite pictures showed launchers. Chikwanda said they were irrigation pipes. Harare wants inspectors.",
        {
            "Mutale Chikwanda": person("defence minister", "zambia"),
            "Tendekai Muchenje": person("commander", "army"),
            "Zimbabwe": STATE,
        },
        absent=("Kestrel-9", "Kariba Accord", "Kariba", "Harare", "Thursday"),
        together=(("Zimbabwe", "Harare"),),
    ),
    "Sudanese truce, two diplomats": of(
        "Sudan’s army and the Red Dune Front agreed on Friday to a truce of ten days, two diplomats said. The front's spokesman, Izzeldin Abakar, said that its fighters would obey. Colonel Muntasir Hamadnallah of the army said he would believe it when he saw it. Aid workers in El Fasher said that shelling went on through the night. Norway, which brokered the truce, called on both sides to stop.",
        {
            "Red Dune Front": Wanted("group|organisation"),
            "Izzeldin Abakar": person("spokesman", "red dune front"),
            "Muntasir Hamadnallah": person("colonel", "army"),
            "two diplomats": GROUP,
            "aid workers in el fasher": Wanted("group", key=False),
            "Norway": STATE,
        },
        absent=("El Fasher", "Friday", "front"),
    ),
    "Caribbean court over a beach": of(
        "Justice Ermintrude Lashley-Boyce ruled on Tuesday that every beach in Barbados belongs to the people. The hotel group Coral Crown had fenced off a bay in 2021. Its counsel, Desmond Trotman-Quayle KC, said it would go to the Caribbean Court of Justice. Swimmers cheered outside the court. “We coming through that gate tomorrow,” said fisherman Elvis Gittens-Roach. The fence came down within an hour.",
        {
            "Ermintrude Lashley-Boyce": person("justice"),
            "Desmond Trotman-Quayle": person("counsel"),
            "Coral Crown": BODY,
            "Elvis Gittens-Roach": person("fisherman"),
        },
        absent=("Tuesday", "Justice", "Barbados"),
    ),
    "Georgian opposition source chain": of(
        "Georgia's interior ministry said that 31 people had been detained at the rally in Tbilisi. Opposition leader Ketevan Chkhartishvili put the number at 200. She said that her own driver was among them. Deputy interior minister Zaza Kvirkvelia called her a liar. Chkhartishvili said she would publish the names. Protesters returned to the square on Thursday. Rain kept the numbers small that evening.",
        {
            "Ketevan Chkhartishvili": person("opposition leader"),
            "Zaza Kvirkvelia": person("deputy interior minister"),
            "interior ministry": Wanted("organisation"),
            "protesters": Wanted("group", key=False),
        },
        absent=("Tbilisi", "Thursday"),
        together=(("Ketevan Chkhartishvili", "Chkhartishvili"),),
    ),
    "South African parliament with hansard labels": of(
        "The Chairperson of Committees: Order, honourable members.\n\nThe Minister of Electricity, Mr Thandolwethu Ngcukayitobi, told the National Assembly in Cape Town that the outages would end by July. Ms Annemarie Labuschagne-Nel, a member of the Rural Voice party, said that she had heard this in four earlier Julys. The Minister replied that the member had a good memory. Workers at the Nkomati power station have been on strike since Monday.",
        {
            "Thandolwethu Ngcukayitobi": person("minister of electricity"),
            "Annemarie Labuschagne-Nel": person("member", "rural voice"),
        },
        absent=("Cape Town", "July", "Julys", "Mr", "Monday"),
    ),
    "Australian regulator and a bank's nickname": of(
        "The Savings Conduct Regulator (SCR) fined Billabong Mutual Bank 12 million dollars on Wednesday. SCR commissioner Priyanka Weerasekera-Hall said that the bank had charged fees to dead customers. “It beggars belief,” the commissioner said. Billabong Mutual's chair, Angus Fotheringay, apologised. Customers' advocate Lorraine Tjapaltjarri said the fine was too small. Mr Fotheringay will give up his bonus. The fees go back to 2012.",
        {
            "Savings Conduct Regulator": BODY,
            "Priyanka Weerasekera-Hall": person("commissioner", "savings conduct regulator"),
            "Angus Fotheringay": person("chair", "billabong mutual"),
            "Lorraine Tjapaltjarri": person("advocate"),
            "Billabong Mutual Bank": BODY,
        },
        absent=("SCR", "Wednesday", "commissioner", "Billabong Mutual"),
        together=(("Billabong Mutual Bank", "Billabong Mutual"), ("Savings Conduct Regulator", "SCR")),
    ),
    "Canadian transport board": of(
        "Investigators with the Rail Accident Bureau said on Friday that the brakes of the train had frozen. Lead investigator Guylaine Thibodeau-Fraser said that the crew did everything right. The railway, Laurentian & Northern, said that it would replace 600 valves. Relatives of the dead said that this came too late. “My wife took that train every day,” said Harvinder Toor-Basran. Ottawa will pay for the funerals.",
        {
            "Guylaine Thibodeau-Fraser": person("lead investigator"),
            "Laurentian & Northern": BODY,
            "relatives of the dead": GROUP,
            "Harvinder Toor-Basran": Wanted("person"),
            "Canada": STATE,
        },
        absent=("Ottawa", "Friday", "railway"),
    ),
    # --- written to check the rules above in other words ---
    "Peruvian ruins and a hotel": of(
        "LIMA, June 3 - Peru's culture ministry has halted work on a hotel near the ruins of Huaytará, its deputy minister said on Tuesday. Inversiones Tumi S.A.C. denied that it had dug there. “Our permit is valid,” said Rosaura Chumpitaz, the company's lawyer. The archaeologist Wilber Ccahuana said that he had seen bulldozers at night. Two residents said they had been paid to keep quiet. Chumpitaz will appeal.",
        {
            "Inversiones Tumi S.A.C.": BODY,
            "Rosaura Chumpitaz": person("lawyer"),
            "Wilber Ccahuana": person("archaeologist"),
            "two residents": GROUP,
        },
        absent=("Lima", "Huaytará", "Tuesday"),
    ),
    "Thai ferry and a drunken captain": of(
        "Police Lieutenant General Somkiat Wattanakul told reporters in Phuket on Sunday that the captain of the ferry had been drunk. The captain's lawyer, Ms Pimchanok Saelim, rejected the charge. Andaman Sea Cruises said it would refund all passengers. A marine department official, who declined to be named, said the boat had no licence. Survivors said there were too few life jackets. Somkiat promised a report within a week.",
        {
            "Somkiat Wattanakul": person("lieutenant general"),
            "Pimchanok Saelim": person("lawyer"),
            "Andaman Sea Cruises": BODY,
            "marine department official": UNNAMED,
            "survivors": GROUP,
        },
        absent=("Phuket", "Sunday"),
        together=(("Somkiat Wattanakul", "Somkiat"),),
    ),
    "Polish miners' union": of(
        "The miners' union Solidarność Śląska called a strike at three pits on Monday. Its leader, Bogusława Krzemińska, accused the energy ministry of lying. Energy minister Radosław Pietrzykowski told parliament in Warsaw that no pit would close before 2035. Kompania Węglowa Ruda, which owns the pits, said it was bound by the plan. “We've heard that before,” said Zdzisław Mroczek, a miner for 31 years. Brussels must approve the aid.",
        {
            "Solidarność Śląska": BODY,
            "Bogusława Krzemińska": person("leader"),
            "Radosław Pietrzykowski": person("energy minister"),
            "Kompania Węglowa Ruda": BODY,
            "Zdzisław Mroczek": person("miner"),
        },
        absent=("Warsaw", "Monday"),
    ),
    "Nigerian senate and gas flares": of(
        "Senator Ifeanyi Okonjo-Bello, chair of the Senate committee on gas, said on Thursday that Savannah Petro Plc had flared gas illegally. The company said its flares were licensed. Regulator NGFA opened an investigation. Its director-general, Hajiya Zainab Dikko, promised results in May. A community leader in Egbema, Chief Nwachukwu Ibe, said the children were coughing. Activists want the wells closed.",
        {
            "Ifeanyi Okonjo-Bello": person("chair", "committee"),
            "Savannah Petro Plc": BODY,
            "NGFA": BODY,
            "Zainab Dikko": person("director-general"),
            "Nwachukwu Ibe": person("community leader"),
        },
        absent=("Egbema", "May", "Thursday"),
    ),
    "French air traffic strike": of(
        "Air traffic controllers walked out at Lyon airport on Friday. Their union, the SNCTA-Rhône, wants more staff. “Nous sommes à bout,” said Thibault Marchadier, its regional secretary. Transport minister Clotilde Vasseur-Lamy called the strike irresponsible. Budget airline Volarix cancelled 62 flights and said it would sue the union. Passengers slept on the floor.",
        {
            "Thibault Marchadier": person("secretary"),
            "Clotilde Vasseur-Lamy": person("transport minister"),
            "Volarix": BODY,
            "air traffic controllers": GROUP,
        },
        absent=("Lyon", "Friday"),
    ),
    "Kenyan court and an airport": of(
        "Lady Justice Wairimu Kamotho of the High Court in Nakuru stopped the sale of the airport on Wednesday. Petitioners led by the activist Otieno Were had argued that the public was not heard. Attorney General Mercy Cheptoo said the state would appeal. Skyport Holdings, the buyer, did not respond to requests for comment. The judge set a hearing for 9 July. Were told supporters outside that the fight goes on.",
        {
            "Wairimu Kamotho": person("justice"),
            "Otieno Were": person("activist"),
            "Mercy Cheptoo": person("attorney general"),
        },
        absent=("Nakuru", "Wednesday", "July"),
    ),
    "Icelandic volcano": of(
        "Geophysicist Sigríður Halldórsdóttir of the Icelandic Met Office said on Saturday that magma was rising under Grindavík. Halldórsdóttir urged residents to stay away. The Blue Basin spa reopened anyway, and its manager, Orri Stefánsson, said it was safe. Civil protection chief Víkingur Pálsson said he was stunned. Tourists posted pictures of the steam. Norway has offered help.",
        {
            "Sigríður Halldórsdóttir": person("geophysicist"),
            "Orri Stefánsson": person("manager"),
            "Víkingur Pálsson": person("civil protection chief"),
        },
        absent=("Grindavík", "Saturday"),
    ),
    "Lebanese depositors": of(
        "Depositors stormed a branch of Cedrus Bank in Tripoli on Tuesday, witnesses said. Bank employee Rola Haddad-Khoury said that a man had held a gun to her head. The army sent soldiers. Finance Minister Ghassan Tabet blamed the central bank; the central bank's governor, Nadim Frangieh, blamed parliament. Cedrus Bank said that it would close until further notice. “It's our money,” said Abu Samir, a retired teacher.",
        {
            "Rola Haddad-Khoury": person("employee", "bank"),
            "Ghassan Tabet": person("finance minister"),
            "Nadim Frangieh": person("governor", "central bank"),
            "Cedrus Bank": BODY,
            "Abu Samir": person("teacher"),
            "depositors": Wanted("group", key=False),
        },
        absent=("Tripoli", "Tuesday"),
    ),
    "Japanese recall in two sources": of(
        (
            "Kitayama Denki K.K. said on Monday it would recall 40,000 heaters. President Shun Okabayashi bowed to reporters in Osaka. “We failed our customers,” Okabayashi said.",
            "The consumer agency said Kitayama Denki had known of the fires since 2019. Okabayashi Shun, the company's president, denied that. A former engineer at Kitayama said he had warned his bosses.",
        ),
        {"Kitayama Denki K.K.": BODY, "Shun Okabayashi": person("president"), "former engineer at kitayama": UNNAMED},
        absent=("Osaka", "Monday"),
        together=(("Shun Okabayashi", "Okabayashi Shun"), ("Kitayama Denki K.K.", "Kitayama Denki")),
    ),
    "Scottish island buyout": of(
        "Islanders on Stroma said on Sunday they would buy the estate from Lord Ruaridh Sinclair-Dunbar. Kirsty MacAskill-Rae, convener of the Stroma Development Trust, said they had raised £2 million. Lord Sinclair-Dunbar said the offer was “derisory”. Land reform minister Eilidh Buchan-Gow welcomed the bid. Crofter Hamish Manson (71) said he would believe it when he saw it.",
        {
            "Kirsty MacAskill-Rae": person("convener", "stroma development trust"),
            "Ruaridh Sinclair-Dunbar": Wanted("person"),
            "Eilidh Buchan-Gow": person("land reform minister"),
            "Hamish Manson": person("crofter"),
            "islanders": GROUP,
        },
        absent=("Stroma", "Sunday", "Lord"),
    ),
    "Vietnamese steel": of(
        "HANOI, May 2 - Vietnam's trade ministry accused two importers on Thursday of dumping steel. Công ty Thép Đại Phát, the larger of them, denied it. “Our prices follow the market,” said its deputy director, Nguyễn Thị Thu Hà. Economist Lê Quang Vinh of the Mekong Economic Forum said tariffs would hurt builders. A customs source said the papers had been forged. Hà plans to sue.",
        {
            "Nguyễn Thị Thu Hà": person("deputy director"),
            "Lê Quang Vinh": person("economist"),
            "customs source": UNNAMED,
        },
        absent=("Hanoi", "Thursday"),
    ),
    "Greek shepherds and a wind farm": of(
        "Shepherds on Kasos blocked the road to the wind farm on Friday. Aiolos Power S.A. said its turbines met every rule. The mayor, Anastasia Protopapadaki, sided with the shepherds. “They were here first,” she said. Energy Minister Lefteris Doukas flew in by helicopter. A ministry official said the talks had failed. Police fired tear gas, residents said.",
        {
            "Aiolos Power S.A.": BODY,
            "Anastasia Protopapadaki": person("mayor"),
            "Lefteris Doukas": person("energy minister"),
            "ministry official": UNNAMED,
            "shepherds": GROUP,
            "residents": GROUP,
        },
        absent=("Kasos", "Friday"),
    ),
    "Congolese mine suspended": of(
        "The provincial governor of Lualaba, Fifi Masuka-Ilunga, suspended Kamoto Rouge Mining on Monday after eleven diggers died. The firm's country director, Pieter van Wyk, said that the men had entered the pit at night. Relatives of the diggers said guards had let them in for money. Civil society leader Jean-Claude Mputu demanded an inquiry. Beijing-based Jinhai Metals owns 60 percent of the mine. Congo has not commented.",
        {
            "Fifi Masuka-Ilunga": person("governor", "lualaba"),
            "Kamoto Rouge Mining": BODY,
            "Pieter van Wyk": person("director", "kamoto rouge"),
            "relatives of the diggers": GROUP,
            "Jean-Claude Mputu": person("civil society leader"),
        },
        absent=("Monday", "Lualaba"),
    ),
    "American sheriff": of(
        "Sheriff Dale Hutchins of Tulip County said Friday that deputies had shot a man who pointed a rifle at them. The family's attorney, Renee Baptiste-Cole, said the rifle was a broom. “They killed my son over a broom,” said his mother, Darlene Womack. State Rep. Curtis Yoder (D) called for a federal inquiry. The sheriff's office released a video. Witnesses said it left out the first minute.",
        {
            "Dale Hutchins": person("sheriff", "tulip county"),
            "Renee Baptiste-Cole": person("attorney"),
            "Darlene Womack": person("mother"),
            "Curtis Yoder": person("state representative"),
            "witnesses": GROUP,
        },
        absent=("Friday", "Tulip County"),
    ),
    "two neighbours share a plant": of(
        "Jordan and Israel will share a desalination plant, officials from both countries said on Wednesday. Jordan's water minister, Raed Abu Hijleh, called it historic. Israeli Energy Minister Tamar Ben-Ami said the pipes would be laid by 2030. Environmental group Friends of the Wadi warned of brine. Its director, Dr. Lubna Qteishat, said fish would die. Amman has yet to find the money.",
        {
            "Raed Abu Hijleh": person("water minister", "jordan"),
            "Tamar Ben-Ami": person("energy minister", "israel"),
            "Friends of the Wadi": BODY,
            "Lubna Qteishat": person("director"),
            "Jordan": STATE,
            "Israel": STATE,
        },
        absent=("Amman", "Wednesday"),
    ),
    "Brazilian oil spill": of(
        "Mayor Odete Cavalcanti closed the beaches of Olivença do Mar on Saturday after a spill. Petrolífera Costa Azul said that 900 barrels had leaked from its platform. The company's president, Anselmo Prado Neto, apologised to fishermen. Marine biologist Iara Tupinambá said turtles were dying. The environment agency fined Costa Azul 40 million reais. “It is nothing to them,” said fisherman José Bento.",
        {
            "Odete Cavalcanti": person("mayor"),
            "Petrolífera Costa Azul": BODY,
            "Anselmo Prado Neto": person("president", "costa azul"),
            "Iara Tupinambá": person("marine biologist"),
            "José Bento": person("fisherman"),
            "environment agency": Wanted("organisation", key=False),
        },
        absent=("Saturday", "Olivença do Mar"),
    ),
    "charity at sea": of(
        "At least 40 migrants drowned off Zuwara in March, the charity Sea Lantern said in a report on Tuesday. Sea Lantern's head of operations, Marit Ólafsdóttir, said the coastguard had ignored eleven calls. Libya's coastguard denied receiving any. A survivor from Eritrea said that they had drifted for three days. The EU said it was “deeply concerned”. The European Commission funds the coastguard's boats.",
        {
            "Sea Lantern": BODY,
            "Marit Ólafsdóttir": person("head of operations", "sea lantern"),
            "survivor from eritrea": UNNAMED,
            "European Union": Wanted("organisation"),
        },
        absent=("Zuwara", "March", "Tuesday"),
    ),
    "Indian actor sues": of(
        "Actor Vikrant Sehgal has sued the streaming service Rangmanch over a series about his life. Sehgal's lawyer, Advocate Meher Contractor, told the Bombay High Court that the plot was “pure invention”. Rangmanch said it would contest the suit. Director Anjali Menon-Rao, who made the series, said she had spoken to forty witnesses. The judge asked both sides to return in August.",
        {
            "Vikrant Sehgal": person("actor"),
            "Rangmanch": BODY,
            "Meher Contractor": person("lawyer"),
            "Anjali Menon-Rao": person("director"),
        },
        absent=("August",),
    ),
}
