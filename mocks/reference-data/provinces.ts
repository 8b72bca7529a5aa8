/** Provinces by country: the code (ISO 3166-2 without its country), then the name. */
export const provinces: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ITA: named(`
    AG Agrigento, AL Alessandria, AN Ancona, AO Aosta, AP Ascoli Piceno, AQ L'Aquila, AR Arezzo, AT Asti,
    AV Avellino, BA Bari, BG Bergamo, BI Biella, BL Belluno, BN Benevento, BO Bologna, BR Brindisi,
    BS Brescia, BT Barletta-Andria-Trani, BZ Bolzano, CA Cagliari, CB Campobasso, CE Caserta, CH Chieti,
    CL Caltanissetta, CN Cuneo, CO Como, CR Cremona, CS Cosenza, CT Catania, CZ Catanzaro, EN Enna,
    FC Forlì-Cesena, FE Ferrara, FG Foggia, FI Firenze, FM Fermo, FR Frosinone, GE Genova, GO Gorizia,
    GR Grosseto, IM Imperia, IS Isernia, KR Crotone, LC Lecco, LE Lecce, LI Livorno, LO Lodi, LT Latina,
    LU Lucca, MB Monza e Brianza, MC Macerata, ME Messina, MI Milano, MN Mantova, MO Modena,
    MS Massa-Carrara, MT Matera, NA Napoli, NO Novara, NU Nuoro, OR Oristano, PA Palermo, PC Piacenza,
    PD Padova, PE Pescara, PG Perugia, PI Pisa, PN Pordenone, PO Prato, PR Parma, PT Pistoia,
    PU Pesaro e Urbino, PV Pavia, PZ Potenza, RA Ravenna, RC Reggio Calabria, RE Reggio Emilia, RG Ragusa,
    RI Rieti, RM Roma, RN Rimini, RO Rovigo, SA Salerno, SI Siena, SO Sondrio, SP La Spezia, SR Siracusa,
    SS Sassari, SU Sud Sardegna, SV Savona, TA Taranto, TE Teramo, TN Trento, TO Torino, TP Trapani,
    TR Terni, TS Trieste, TV Treviso, UD Udine, VA Varese, VB Verbano-Cusio-Ossola, VC Vercelli, VE Venezia,
    VI Vicenza, VR Verona, VT Viterbo, VV Vibo Valentia
  `),
  USA: named(`
    AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
    DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa,
    KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan,
    MN Minnesota, MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire,
    NJ New Jersey, NM New Mexico, NY New York, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma,
    OR Oregon, PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas,
    UT Utah, VT Vermont, VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming,
    AS American Samoa, GU Guam, MP Northern Mariana Islands, PR Puerto Rico, VI Virgin Islands,
    AA Armed Forces Americas, AE Armed Forces Europe, AP Armed Forces Pacific
  `),
  DEU: named(`
    BW Baden-Württemberg, BY Bayern, BE Berlin, BB Brandenburg, HB Bremen, HH Hamburg, HE Hessen,
    MV Mecklenburg-Vorpommern, NI Niedersachsen, NW Nordrhein-Westfalen, RP Rheinland-Pfalz, SL Saarland,
    SN Sachsen, ST Sachsen-Anhalt, SH Schleswig-Holstein, TH Thüringen
  `),
  FRA: named(`
    ARA Auvergne-Rhône-Alpes, BFC Bourgogne-Franche-Comté, BRE Bretagne, CVL Centre-Val de Loire, COR Corse,
    GES Grand Est, HDF Hauts-de-France, IDF Île-de-France, NOR Normandie, NAQ Nouvelle-Aquitaine,
    OCC Occitanie, PDL Pays de la Loire, PAC Provence-Alpes-Côte d'Azur
  `),
  GBR: named(`
    ENG England, NIR Northern Ireland, SCT Scotland, WLS Wales
  `),
  JPN: named(`
    01 Hokkaido, 02 Aomori, 03 Iwate, 04 Miyagi, 05 Akita, 06 Yamagata, 07 Fukushima, 08 Ibaraki,
    09 Tochigi, 10 Gunma, 11 Saitama, 12 Chiba, 13 Tokyo, 14 Kanagawa, 15 Niigata, 16 Toyama, 17 Ishikawa,
    18 Fukui, 19 Yamanashi, 20 Nagano, 21 Gifu, 22 Shizuoka, 23 Aichi, 24 Mie, 25 Shiga, 26 Kyoto, 27 Osaka,
    28 Hyogo, 29 Nara, 30 Wakayama, 31 Tottori, 32 Shimane, 33 Okayama, 34 Hiroshima, 35 Yamaguchi,
    36 Tokushima, 37 Kagawa, 38 Ehime, 39 Kochi, 40 Fukuoka, 41 Saga, 42 Nagasaki, 43 Kumamoto, 44 Oita,
    45 Miyazaki, 46 Kagoshima, 47 Okinawa
  `),
}

function named(list: string): Record<string, string> {
  const entries = list.split(',').map((entry) => entry.trim())
  return Object.fromEntries(
    entries.map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
  )
}
