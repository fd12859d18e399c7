"""The papers behind the method, by a short name that the chapters use."""

from collections.abc import Mapping
from typing import Final

SOURCES: Final[Mapping[str, str]] = {
    "reeves": "Reeves e.a. 2007, Med Care 45: 489. Manieren om van veel criteria één cijfer te maken.",
    "clopper": "Clopper en Pearson 1934, Biometrika 26: 404. Het exacte interval.",
    "wilson": "Wilson 1927, JASA 22: 209. Het interval onder de verschillen.",
    "brown": "Brown, Cai en DasGupta 2001, Statist Sci 16: 101. Intervallen vergeleken.",
    "korn": "Korn en Graubard 1998, Surv Methodol 24: 193. Het exacte interval met effectieve omvang.",
    "franco": "Franco, Little, Louis en Slud 2019, J Surv Stat Methodol (PMC6690503). Eén ontwerpeffect voor allen.",
    "newcombe": "Newcombe 1998, Stat Med 17: 873. Verschil tussen twee scores.",
    "zou": "Zou en Donner 2008, Stat Med 27: 1693. Verschil tussen twee jaarcijfers.",
    "spiegelhalter": "Spiegelhalter 2005, Stat Med 24: 1185 en QSHC 14: 347. De trechter, en meer verschil dan toeval.",
    "goldstein": "Goldstein en Spiegelhalter 1996, JRSS A 159: 385. Waarom geen ranglijst.",
    "hofstede": "Hofstede e.a. 2019, BMJ Qual Saf 28: 94. Hoe betrouwbaar verschillen zijn.",
    "benjamini": "Benjamini en Hochberg 1995, JRSS B 57: 289. Veel toetsen tegelijk.",
    "jones": "Jones, Ohlssen en Spiegelhalter 2008, J Clin Epidemiol 61: 232. Veel toetsen, bij instellingen.",
    "cochran": "Cochran 1954, Biometrics 10: 417, en Armitage 1955, Biometrics 11: 375. Trend.",
    "mantel": "Mantel 1963, JASA 58: 690. Trend binnen instellingen.",
    "albert": "Albert en Anderson 1984, Biometrika 71: 1. Wanneer een odds ratio bestaat.",
    "shewhart": "Shewhart 1931, Economic Control of Quality of Manufactured Product. De kwartaalkaart.",
    "laney": "Laney 2002, Qual Eng 14: 531. De bredere kwartaalkaart.",
    "haenszel": "Mantel en Haenszel 1959, JNCI 22: 719, en Robins e.a. 1986, Biometrics 42: 311. Odds ratio.",
    "hyndman": "Hyndman en Fan 1996, Am Stat 50: 361. Percentielen.",
    "reuning": "Reuning en Plutzer 2020, Surv Res Meth 14: 439. Alles hetzelfde antwoord is vaak echt.",
    "evans": "Evans, Seaton en Manktelow 2013, PLoS ONE 8: e61237. Verwachte aantallen zijn niet te vergelijken.",
    "roessler": "Roessler 2021, PLoS ONE, e0257003. Ook: verwachte aantallen zijn niet te vergelijken.",
    "handbook": "Handbook on Statistical Disclosure Control, hoofdstuk 4 en 5. Kleine aantallen beschermen.",
    "meyer": "De Meyer, Philipsen, Damen en Veerman 2020. De kwaliteitsmeting ASH in de jaren ervoor.",
    "sejn": "SEJN, jaarrapport 2022. De regels, de norm en de landelijke cijfers.",
}
