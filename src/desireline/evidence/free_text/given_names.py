"""Frequent given names and surnames of a dozen languages, and those that are also plain words."""
# ruff: noqa: E501, RUF001, SIM905

from __future__ import annotations

_ENGLISH = """
James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew
Anthony Donald Steven Stephen Paul Andrew Joshua Kenneth Kevin Brian George Edward Edwin Ronald
Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Larry Justin Scott Brandon Benjamin
Samuel Gregory Alexander Patrick Raymond Jerry Tyler Aaron Adam Nathan Henry Douglas Zachary Peter
Kyle Noah Ethan Jeremy Walter Keith Roger Terry Harold Sean Shaun Gerald Carl Arthur Lawrence Dylan
Jesse Bryan Billy Bruce Gabriel Joe Logan Albert Willie Alan Juan Wayne Elijah Randy Roy Vincent
Ralph Eugene Russell Bobby Mason Philip Louis Oliver Liam Harry Charlie Alfie Theo Leo Oscar Archie
Stuart Graham Nigel Trevor Clive Simon Neil Craig Gareth Rhys Owen Callum Declan Niall Cillian
Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret
Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon
Laura Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine
Catherine Christine Debra Rachel Carolyn Janet Maria Olivia Diane Julie Joyce Ruth Lauren
Kelly Christina Joan Evelyn Judith Megan Andrea Cheryl Hannah Jacqueline Martha Teresa Sara Janice
Ann Anne Kathryn Abigail Sophia Frances Alice Judy Isabella Julia Denise Marilyn Danielle Beverly
Charlotte Natalie Theresa Diana Brittany Doris Kayla Alexis Lori Marie Zoe Chloe Ella Mia Amelia
Freya Imogen Gemma Fiona Moira Siobhan Aoife Niamh Bridget Eileen Maureen Sheila Tracey Tina Claire
Steve Dave Mike Chris Jim Tom Tim Dan Ben Sam Matt Greg Jeff Alex Andy Tony Liz Beth Kate Katie
Jenny Becky Debbie Jess Meg Sophie Lucy Ellie Maddie Abby Josh Luke Jake Zack Connor Aidan Ian
"""
_GERMAN = """
Hans Peter Wolfgang Klaus Jürgen Dieter Manfred Uwe Günter Günther Horst Bernd Frank Rainer Ralf
Heinz Werner Gerhard Helmut Thomas Stefan Stephan Andreas Matthias Markus Michael Christian Jörg
Jens Sven Dirk Torsten Thorsten Holger Olaf Volker Carsten Karsten Axel Detlef Norbert Ulrich
Joachim Reinhard Siegfried Kurt Karl Otto Fritz Friedrich Wilhelm Heinrich Georg Johannes Johann
Florian Sebastian Tobias Fabian Felix Lukas Lucas Jonas Leon Finn Niklas Moritz Maximilian Philipp
Julian Dominik Marcel Patrick Kevin Daniel Benjamin Simon Tim Jannik Hannes Henrik Anton Emil Paul
Ursula Monika Petra Sabine Renate Helga Karin Brigitte Ingrid Erika Gisela Christa Gabriele Andrea
Claudia Susanne Birgit Heike Angelika Martina Ute Barbara Anja Nicole Stefanie Katrin Kathrin Tanja
Silke Kerstin Bettina Manuela Sonja Melanie Nadine Sandra Simone Anke Annette Elke Doris Jutta
Katharina Julia Lena Lea Leonie Hannah Hanna Johanna Franziska Christina Kristina Sarah Laura Lisa
Anna Marie Sophie Emma Mia Clara Klara Greta Frieda Frida Mathilda Ida Lotte Charlotte Luisa Luise
Elisabeth Hildegard Gertrud Waltraud Irmgard Rosemarie Hannelore Gudrun Antje Maike Wiebke Frauke
"""
_FRENCH = """
Jean-Pierre Pierre Michel Philippe Alain Jacques Bernard Nicolas Christophe Patrick François Laurent
Frédéric Olivier Thierry Pascal Sébastien Stéphane Julien Guillaume Mathieu Matthieu Antoine Étienne
Benoît Cédric Jérôme Vincent Hugo Théo Louis Lucas Enzo Nathan Maxime Alexandre Clément Romain
Quentin Thibault Baptiste Rémi Gérard Yves Hervé Gilles Didier Marcel Henri André René Luc Marc
Marie Nathalie Isabelle Sylvie Catherine Françoise Valérie Monique Véronique Sandrine Céline
Stéphanie Sophie Aurélie Julie Émilie Emilie Camille Chloé Léa Manon Inès Jade Louise Zoé Élodie
Laëtitia Delphine Virginie Caroline Audrey Mélanie Amélie Pauline Mathilde Charlotte Margaux Juliette
Élise Hélène Agnès Brigitte Chantal Martine Jacqueline Jeanne Odile Solène Maëlys Anaïs Clémence
"""
_SPANISH = """
Antonio José Manuel Francisco Juan Javier Miguel Ángel Carlos Jesús Alejandro Pablo Sergio Fernando
Luis Jorge Alberto Álvaro Diego Adrián Raúl Iván Rubén Óscar Enrique Ramón Vicente Andrés Joaquín
Santiago Eduardo Víctor Roberto Jaime Ignacio Mario Gonzalo Hugo Mateo Rafael Salvador Emilio
María Carmen Josefa Isabel Pilar Lucía Cristina Marta Elena Raquel Beatriz Silvia Nuria Rocío
Mercedes Inmaculada Montserrat Yolanda Alba Irene Paula Sofía Daniela Valeria Martina Alejandra
Guadalupe Ximena Catalina Esperanza Verónica Mónica Sonia Eva Lorena Noelia Itziar Begoña Amparo
"""
_ITALIAN = """
Giuseppe Giovanni Antonio Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore Carlo Franco
Domenico Bruno Paolo Michele Giorgio Aldo Sergio Luciano Alessandro Andrea Marco Matteo Lorenzo
Leonardo Davide Simone Federico Riccardo Stefano Roberto Fabio Massimo Claudio Gabriele Tommaso
Giulia Chiara Francesca Federica Sara Martina Valentina Alessia Silvia Elisa Elena Ilaria Roberta
Giovanna Rosa Angela Lucia Anna Teresa Caterina Giuseppina Antonella Paola Daniela Simona Beatrice
Aurora Ginevra Bianca Camilla Ludovica Fabrizio Gianluca Gianni Enrico Filippo Nicolò Edoardo
"""
_NORDIC = """
Lars Søren Jens Mads Rasmus Kasper Jesper Anders Morten Henrik Thomas Niels Nils Jørgen Poul Svend
Mikkel Frederik Emil Magnus Oliver Oskar Viggo Aksel Asger Bjarne Erik Hans Ole Per Torben Kim
Mette Anne Kirsten Hanne Helle Susanne Lone Inge Karen Marianne Camilla Louise Maria Ida Freja
Sofie Sofia Emma Alma Karla Clara Laerke Lærke Signe Maja Astrid Gitte Birgitte Bente Pernille
Björn Gustav Johan Karl Axel Sven Göran Lennart Mikael Fredrik Oskar Elsa Ingrid Kerstin Birgitta
Margareta Elin Linnéa Ebba Saga Wilma Agnes Kristoffer Håkon Haakon Eirik Øyvind Sindre Torbjørn
Ingeborg Solveig Ragnhild Guri Tuva Juha Mikko Antti Jukka Timo Pekka Matti Ville Aino Helmi Tuula
Pirjo Päivi Kaisa Sari Johanna Riikka Eero Olavi Tapio
"""
_DUTCH = """
Jan Johan Pieter Kees Cornelis Willem Hendrik Henk Gerrit Joost Maarten Sander Bas Bram Daan Sem
Thijs Ruben Jeroen Wouter Niels Stijn Koen Martijn Rob Ron Marcel Dennis Jeroen Floris Lars Luuk
Johanna Margriet Wilhelmina Anneke Marijke Ingrid Saskia Esther Femke Sanne Lotte Fleur Anouk Eva
Iris Roos Noor Tess Lieke Maud Marloes Inge Joke Truus Annelies Mirjam Jolanda Petra Nienke
"""
_POLISH = """
Piotr Krzysztof Andrzej Tomasz Paweł Jan Michał Marcin Jakub Adam Łukasz Marek Grzegorz Mateusz
Wojciech Mariusz Dariusz Zbigniew Maciej Rafał Robert Kamil Szymon Bartosz Jacek Sławomir Stanisław
Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Magdalena Elżbieta Joanna Aleksandra Zofia
Monika Teresa Danuta Natalia Karolina Marta Beata Dorota Halina Jadwiga Janina Alicja Jolanta
Grażyna Iwona Paulina Justyna Renata Hanna Weronika Oliwia Zuzanna Kinga Aneta Wiesława
"""
_PORTUGUESE = """
João José António Manuel Carlos Paulo Pedro Rui Luís Tiago Miguel Ricardo Nuno Bruno Gonçalo Diogo
Rodrigo Duarte Afonso Tomás Fernando Jorge Hélder Vasco Ana Maria Joana Mariana Beatriz Inês Sofia
Catarina Rita Carolina Leonor Matilde Francisca Margarida Filipa Cláudia Patrícia Susana Fernanda
Thiago Matheus Gabriel Rafael Gustavo Felipe Juliana Camila Letícia Larissa Bruna Aline Vanessa
"""
_WIDER = """
Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Ibrahim Osman Yusuf Murat Ömer Emre Can Burak Cem
Fatma Ayşe Ayse Emine Hatice Zeynep Elif Meryem Esra Özlem Gülay Sibel Derya Aylin Selin Yasemin
Mohammed Muhammad Mohamed Ahmed Omar Khaled Hassan Youssef Karim Bilal Tariq Samir Rashid Abdullah
Fatima Aisha Khadija Mariam Leila Layla Nadia Yasmin Zainab Amina Samira Salma Noura Hana
Aleksandr Sergey Sergei Dmitri Dmitry Vladimir Andrei Alexei Mikhail Nikolai Ivan Igor Oleg Boris
Pavel Yuri Olga Tatiana Natalia Svetlana Irina Ekaterina Elena Anastasia Ludmila Galina Oksana
Raj Rahul Amit Sanjay Vijay Arjun Rohan Ravi Suresh Ramesh Anil Deepak Manoj Priya Anjali Pooja
Neha Sunita Kavita Anita Lakshmi Divya Shreya Aarav Vivaan Aditya Ananya Ishaan Kiran Meera
Wei Ming Jing Xiao Hui Ling Fang Yan Hiroshi Takashi Kenji Yuki Haruto Sakura Yoko Akiko Keiko
Minh Thuy Thảo Linh Hương Hung Tuan Phuong Anh Dung Quang Ngọc Mai Trang Kwame Kofi Ama Chidi
Ngozi Oluwaseun Adaeze Amara Thabo Sipho Zsófia László István Zoltán Ferenc Gábor Katalin Eszter
Jiří Petr Tomáš Ondřej Kateřina Tereza Lenka Zdeněk Václav Miloš Goran Zoran Dragan Jelena Ivana
Marko Nikola Luka Ana Georgios Dimitris Dimitrios Giannis Yannis Nikos Eleni Katerina Vasilis
Andriy Oleksandr Yaroslav Iryna Radu Mihai Ion Andrei Ioana Cristian Florin Georgi Stoyan Desislava
"""
_RARER = """
Kieran Winston Tamsin Ruaridh Shanice Duncan Angus Hamish Euan Fergus Lachlan Malcolm Murdo Iain Rory
Finlay Blair Kirsty Morag Catriona Mhairi Gwen Gwyneth Sian Bronwen Cerys Dafydd Ieuan Cormac Fergal
Padraig Seamus Eoin Orla Roisin Sinead Grainne Brendan Desmond Cedric Percy Reginald Basil Horace
Cyril Rupert Quentin Jasper Tristan Crispin Barnaby Toby Hector Felicity Philippa Harriet Georgina
Henrietta Rosalind Beatrice Cordelia Tabitha Verity Prudence Deirdre Hilary Marjorie Edith Gladys
Mildred Ethel Winifred Doreen Maisie Poppy Tilly Bethany Kayleigh Jodie Leanne Lindsey Lynsey Darren
Wayne Dwayne Jermaine Tyrone Leroy Curtis Marlon Delroy Latoya Shaniqua Keisha Denzel Kwesi
Gunnar Svenja Ottokar Heidrun Cem Gotthard Lothar Egon Erwin Hubert Alois Xaver Sepp Korbinian Vinzenz
Leopold Ansgar Hauke Fiete Ole Thies Sönke Enno Wiebke Imke Tomke Gesche Swantje Annegret Roswitha
Friederike Henriette Ottilie Walburga Kunigunde Edeltraud Ilse Else Liesel Trude Annika Svea Jule Pia
Gaëlle Bertrand Aïcha Fabrice Solène Loïc Yann Gwenaëlle Maëlle Tanguy Erwan Ronan Corentin Bastien
Florent Fabien Gaëtan Ludovic Régis Serge Noël Raoul Edmond Achille Eugénie Josette Ginette Yvette
Colette Huguette Simone Lucienne Paulette Sabrina Rachida Djamila Malika Fatoumata Aminata Mamadou
Iker Ainhoa Concepción Itziar Leire Nerea Maialen Gorka Unai Aitor Asier Xabier Jordi Oriol Pau Marc
Laia Meritxell Montse Remedios Encarnación Milagros Consuelo Soledad Fermín Gregorio Basilio Nicanor
Loredana Ornella Umberto Ettore Ugo Gino Renzo Silvano Tiziano Mirko Loris Ivano Graziella Patrizia
Donatella Antonietta Concetta Assunta Nunzia Immacolata Raffaele Gennaro Ciro Pasquale Rosario
Tjeerd Marieke Hanneke Sjoerd Wietse Jelle Douwe Hidde Gijs Teun Jurre Tijmen Wessel Rienk Bouke
Trijntje Geertje Aaltje Grietje Willemijn Hester Renske Maaike Nynke Jacomijn Machteld
Birthe Ulla Jeppe Lisbet Torvald Annika Gudmund Sigurd Troels Flemming Preben Egon Kaj Bo Leif Arne
Gert Finn Steen Ebbe Frode Holger Børge Ejnar Vibeke Jytte Lise Grethe Bodil Tove Aase Åse Dorthe Trine
Stine Line Sidsel Gry Turid Unni Bjørg Randi Berit Marit Synnøve Knut Trygve Arvid Ragnar Sture Tage
Bengt Rune Roland Yngve Kjell Stig Hjalmar Ulf Gunilla Barbro Britt Siv Ulrika Malin Therese Lovisa
Wiesław Bogumił Bogdan Lech Zenon Czesław Kazimierz Mieczysław Ryszard Henryk Edward Eugeniusz
Bożena Wanda Stanisława Kazimiera Genowefa Bogusława Urszula Mirosława Zdzisława Żaneta Lidia
Anabela Zulmira Gonçalves Célia Graça Odete Lurdes Fátima Conceição Helena Teresinha Valter Edson
Gülşen Hakan Tarık Serkan Volkan Onur Kemal Cemal Cihan Deniz Erdem Furkan Gökhan İsmail Ismail Kadir
Levent Metin Nihat Orhan Recep Selim Tuncay Ümit Yavuz Zafer Aysel Aynur Belgin Canan Demet Ebru Filiz
Gamze Hülya İpek Leyla Melek Nuray Pınar Reyhan Serap Şule Tülay Ülkü Yıldız Zehra
Ольга Елена Наталья Татьяна Ирина Анна Мария Александр Сергей Дмитрий Андрей Алексей Иван Михаил
Γιώργος Νίκος Μαρία Ελένη Δημήτρης Xiulan Guang Qiang Zhen Siddharth Harpreet Gurpreet Manpreet
"""
# Given names that are words, months, brands or places too: a name only with another beside them.
AMBIGUOUS = frozenset(
    """
May April June August Rose Rosa Will Mark Grace Hope Joy Summer Autumn Dawn Frank Art Bill Chase
Sky Ruby Amber Jade Crystal Lily Violet Iris Ivy Faith Max Victoria Sydney Paris Chelsea Florence
Austin Jack Guy Rob Pat Drew Gene Miles Dale Glen Grant Lance Pierce Ray Rich Sue Wade Ernst Heide
Kai Jo Mercedes Alexa Nick Luna Angel Christian Marina Mar Luz Paz Dolores Pilar Mercy Olive Basil
Robin Dean Jordan Madison Georgia Virginia Carolina India Asia Dakota Brooklyn Israel Jasmine
Heather Holly Daisy Poppy Hazel Penny Ginger Sandy Chip Buck Jean Marine Aurore Blanche Fleur Prince
Victor Felix Noel Bea Ed Al Can Wei Ming Kim Per Ole Iris Saga Alma Anh Hung Dung Mai Yan Hui Fang
Ling Jing Ion Rob Ron Bas Jan Roos Noor Luc Marc Hugo Ida Eva Mia Lea Lotte Emil Leo Alba Aurora
Bianca Esperanza Candela Rocío Salvador Santiago Ángel Jesús Sol Nieves Trang Hana Wolf Roman Lars
Linde Ella Mason Logan Tyler Carter Harper Scott Craig Stuart Clive Roy Tess Gene Terry Carol
Franco Bruno Mario Sara Simone Andrea Anita Kiran Amara Maud Inge Diana Viola Tom Ben Sam Dan Joe
Amparo Raj Meg Jess
""".split()
)
GIVEN = frozenset(
    " ".join(
        (
            *(_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN, _NORDIC, _DUTCH),
            *(_POLISH, _PORTUGUESE, _WIDER, _RARER),
        )
    ).split()
)
# Capitalised words that follow a greeting or a title and are nobody.
NOBODY = frozenset(
    """
Team Service Support Grüßen Kundenservice Kundendienst Damen Herren Grüße Gruß Kunde Kunden Kundin All
Everyone There Sir Madam Madame Monsieur Mesdames Messieurs Customer Customers Folks Guys Zusammen
Leute Welt World Help Desk Helpdesk Shop Store Manager Sales Tous Toutes Equipo Todos Señor Señora
Señores Cliente Clientes Tutti Signori Signore Signora Alle Allemaal Sammen Venner Kundeservice
Brightwire Amazon Google Apple Samsung Lenovo Microsoft Dell Asus Acer Sony Philips Bosch Siemens
Monday Tuesday Wednesday Thursday Friday Saturday Sunday Montag Dienstag Mittwoch Donnerstag Freitag
Samstag Sonntag January February March April May June July August September October November December
Januar Februar März Mai Juni Juli Oktober Dezember Lundi Mardi Mercredi Jeudi Vendredi Samedi Dimanche
The This That It Its I We You They He She My Our Your But And Or Not No Yes If When Then So Why
What How Where Who Since After Before Please Thanks Thank Just Still Only Every Nobody Nothing
Ich Wir Sie Er Es Das Der Die Den Dem Ein Eine Mein Meine Ihr Ihre Unser Kein Keine Nicht Und Aber
Bitte Danke Leider Heute Gestern Morgen Jetzt Warum Wann Wie Was Wo Nun Seit Nach Vor Auch Noch
Je Nous Vous Ils Elle Le La Les Un Une Des Mon Ma Mes Votre Merci Pas Et Mais El Los Las Una Mi Su
Gracias Por Pero No Muy Il Lo Gli Grazie Non Ma Io Jeg Vi De Det Den Han Hun Mit Min Tak Ikke Og Men
Ik Wij Zij Het De Een Mijn Dank Maar Niet Och Tack Inte Nie Dziękuję To
Order Delivery Day Days Bestellung Lieferung Paket Termin Rechnung Retoure Garantie Konto Laptop
Notebook Monitor Rückmeldung Rückruf Antwort Hilfe Problem Frage Hotline Versand Post Hermes Dhl
Morning Evening Afternoon Night Abend Nachmittag Tag Journée Soirée Hallo Hello Hi Greetings
""".split()
)
# Capitalised words that stand in pairs and name a thing, a place or a day.
THINGS = frozenset(
    """
Black Cyber White Gold Silver Rose Space Grey Gray Midnight Blue Red Green Yellow Pro Max Plus Mini
Ultra Air Lite Edition Series Gen Watch Tab Galaxy Pixel Phone Pad Book Surface Studio Play Store App
Apps Maps Home Office Word Excel Windows Linux Android Chrome Safari Edge Teams Zoom Prime Video Music
Cloud Drive Mail Outlook Pay Visa Card Master Express American Royal National Post Bank Parcel Force
Click Collect Customer Care Service Services Centre Center Live Chat Contact Form Help Page Next Same
Great Good Bad Best Worst New Old Big Small North South East West Northern Southern Upper Lower Saint
San Los Santa United States Kingdom Kong Hong York Jersey Britain Zealand Europe Union European City
Airport Station Park Bridge Hill Square Road Street Avenue Lane House Hall Tower Market Christmas Eve
Easter Bank Holiday Boxing Year Years Summer Winter Spring Sale Deal Deals Offer Terms Conditions
Privacy Policy Money Back Gift Voucher Code Order Number Account Manager Sales Team Support Desk
Core Ryzen Intel Nvidia Geforce Radeon Bluetooth Wifi Dolby Vision Sound Smart Touch Pen Key Board
Deutsche Bahn Telekom Neue Erste Zweite Erster Weihnachten Ostern Pfingsten Silvester Heilig Abend
Super Toller Tolle Top Service Kunden Dank Beste Grüße Liebe Herzlichen Vielen Guten Schönen
Hotline Filiale Verkäufer Verkäuferin Fahrer Bote Techniker Berater Nachbar Nachbarn Nachbarin
Kollege Kollegin Kollegen Mitarbeiter Mitarbeiterin Chef Chefin Herr Herrn Frau Dr Prof Mr Mrs Ms Miss
Mme Mlle Monsieur Madame Sr Sra Don Doña Sig Hr Fru Dhr Mevr Pan Pani Media Markt Saturn Otto Ikea
Hewlett Packard Lenovo Dell Apple Samsung Huawei Xiaomi Sony Canon Nikon Logitech Microsoft Google
Amazon Ebay Paypal Klarna Dhl Ups Fedex Dpd Gls Hermes Evri Postnord Bring Poste Chronopost Mondial
Relay Correos Seur London Paris Berlin Hamburg München Munich Leeds Manchester Bristol Madrid
Barcelona Roma Milano Lyon Marseille Copenhagen København Stockholm Oslo Amsterdam Rotterdam Wien
Warsaw Warszawa Lisboa Istanbul Dublin Edinburgh Glasgow
""".split()
)
SURNAMES = frozenset(
    """
Smith Jones Taylor Williams Davies Evans Wilson Johnson Roberts Robinson Thompson Wright Walker
Hughes Edwards Hall Clarke Jackson Turner Cooper Harrison Ward Watson Morris Patel Khan Lewis James
Phillips Mason Mitchell Davis Garcia Rodriguez Martinez Hernandez Lopez Gonzalez Anderson Moore
Martin Lee Perez Thompson Harris Sanchez Clark Ramirez Nguyen Murphy Kelly Sullivan Walsh O'Brien
Müller Mueller Schmidt Schneider Fischer Weber Meyer Meier Maier Wagner Becker Schulz Hoffmann
Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann
Hartmann Lange Schmitt Werner Krause Lehmann Köhler Herrmann König Walter Huber Kaiser Fuchs Peters
Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel
García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Ruiz Díaz Moreno Álvarez
Muñoz Romero Alonso Gutiérrez Navarro Torres Rossi Russo Ferrari Esposito Bianchi Romano Colombo
Ricci Marino Greco Gallo Conti Costa Nielsen Jensen Hansen Pedersen Andersen Christensen Larsen
Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen Olsen Johansson Andersson Karlsson Nilsson
Eriksson Svensson Johansen Berg Jansen Janssen Bakker Visser Smit Meijer Mulder Bos Vos Peeters
Nowak Kowalski Kowalska Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Silva Santos
Ferreira Pereira Oliveira Rodrigues Almeida Carvalho Yılmaz Kaya Demir Çelik Şahin Yıldız Ivanov
Petrov Kumar Singh Sharma Gupta Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Tanaka Suzuki Sato
Nguyễn Trần Lê Phạm Tran Pham Hoang Kim Park Choi Ali Ahmed Hussain Papadopoulos Novák Novotný
Horváth Nagy Kovács Szabó Tóth Popescu Ionescu Popov Kovač Horvat
""".split()
)
