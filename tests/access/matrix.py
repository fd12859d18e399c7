"""The access matrix: every address, who may look there, who may send a form there, and what it is about."""

from dataclasses import dataclass
from typing import Final

from tests.access.objects import (
    CODE_LIST,
    CRITERION,
    DEMO_ACCOUNT,
    ENTRY,
    FACTOR,
    IMPORT_BATCH,
    IMPORT_FILE,
    INSTITUTION,
    INSTITUTION_CRITERION,
    INVITATION,
    LOCATION,
    MEASUREMENT,
    NO_ACCOUNT,
    OWN_FACTOR,
    PERSON,
    PLACED_ROLE,
    RELEASE,
    REQUEST,
    RESET_LINK,
    ROLE,
    SESSION,
    TEAM,
    TEAM_REQUEST,
    TOKEN,
    YEAR,
    Kind,
)
from tests.access.visitors import ADMINISTRATOR, ALL, ANALYST, AUDITOR, LEAD, NOBODY, SIGNED_IN, WORKER

ENTERING: Final = frozenset({WORKER, LEAD})
LEADING: Final = frozenset({LEAD})
READING: Final = ENTERING | {ANALYST}
IMPORTING: Final = frozenset({LEAD, ANALYST})
NATION: Final = frozenset({ANALYST})
ADMIN: Final = frozenset({ADMINISTRATOR})
PEOPLE: Final = frozenset({LEAD, ADMINISTRATOR})
AUDIT: Final = frozenset({AUDITOR})


@dataclass(frozen=True)
class Row:
    """One address: whom GET and HEAD let through, whom POST, and the kind of object it names."""

    look: frozenset[str]
    send: frozenset[str] = NOBODY
    about: Kind | None = None
    confirmed: bool = False
    """Whether it asks who it is again when that was long ago."""

    without_factor: bool = False
    """Whether it is there for somebody who still has to set up a second factor."""


MATRIX: Final = {
    # address                                              look      send
    "": Row(SIGNED_IN),
    "hulp/": Row(ALL, without_factor=True),
    "stijlgids/": Row(SIGNED_IN),
    # measurements
    "metingen/": Row(ENTERING),
    "metingen/mijn-beeld/": Row(ENTERING),
    "metingen/nieuw/": Row(ENTERING, frozenset({WORKER})),
    "metingen/traject/": Row(frozenset({WORKER}), frozenset({WORKER})),
    "metingen/inzage/": Row(LEADING),
    "metingen/instellingen/": Row(ENTERING, ENTERING),
    "metingen/instellingen/uitleg/": Row(NOBODY, ENTERING),
    "metingen/werklijst/": Row(LEADING),
    "metingen/dekking/": Row(LEADING, LEADING),
    "metingen/verzoeken/<int:number>/": Row(LEADING, LEADING, REQUEST),
    "metingen/<code:code>/": Row(ENTERING, ENTERING, MEASUREMENT),
    "metingen/<code:code>/bewaren/": Row(NOBODY, ENTERING, MEASUREMENT),
    "metingen/<code:code>/controle/": Row(ENTERING, ENTERING, MEASUREMENT),
    "metingen/<code:code>/wijzigen/": Row(ENTERING, ENTERING, MEASUREMENT),
    "metingen/<code:code>/intrekken/": Row(ENTERING, ENTERING, MEASUREMENT),
    "metingen/<code:code>/verzoek/": Row(ENTERING, ENTERING, MEASUREMENT),
    "metingen/<code:code>/overdragen/": Row(ENTERING, ENTERING, MEASUREMENT),
    "metingen/<code:code>/geschiedenis/": Row(ENTERING, NOBODY, MEASUREMENT),
    "metingen/<code:code>/inzage/": Row(LEADING, NOBODY, MEASUREMENT),
    # import and export
    "exporteren/": Row(LEADING, LEADING, confirmed=True),
    "importeren/": Row(IMPORTING, IMPORTING),
    "importeren/leeg.csv": Row(IMPORTING),
    "importeren/leeg.xlsx": Row(IMPORTING),
    "importeren/<int:number>/": Row(IMPORTING, IMPORTING, IMPORT_FILE),
    "importeren/<int:number>/voortgang/": Row(IMPORTING, NOBODY, IMPORT_FILE),
    "importeren/<int:number>/fouten.xlsx": Row(IMPORTING, NOBODY, IMPORT_FILE),
    "importeren/partij/<int:number>/": Row(LEADING, LEADING, IMPORT_BATCH),
    "importeren/partij/<int:number>/voortgang/": Row(LEADING, NOBODY, IMPORT_BATCH),
    # figures
    "resultaten/": Row(READING),
    "instellingen/<slug:code>/": Row(READING, NOBODY, INSTITUTION),
    "instellingen/<slug:code>/vergelijken/": Row(READING, NOBODY, INSTITUTION),
    "instellingen/<slug:code>/criteria/<slug:number>/": Row(READING, NOBODY, INSTITUTION_CRITERION),
    "landelijk/": Row(NATION),
    "landelijk/criteria/<slug:number>/": Row(NATION, NOBODY, CRITERION),
    "landelijk/instellingen/": Row(NATION),
    "landelijk/deelname/": Row(NATION),
    "instellingen/<slug:code>/doelgroep/": Row(READING, NOBODY, INSTITUTION),
    "landelijk/doelgroep/": Row(NATION),
    "landelijk/datakwaliteit/": Row(NATION),
    "instellingen/<slug:code>/verloop/": Row(READING, NOBODY, INSTITUTION),
    "landelijk/verloop/": Row(NATION),
    "landelijk/samenhang/": Row(NATION),
    "landelijk/gepubliceerd/": Row(NATION),
    "datakwaliteit/": Row(LEADING | NATION),
    "instellingen/<slug:code>/datakwaliteit/": Row(LEADING, NOBODY, INSTITUTION),
    "uitgaven/": Row(READING),
    "uitgaven/<int:year>/": Row(NATION, NATION, YEAR),
    "uitgaven/<int:year>/<int:number>/": Row(READING, NOBODY, RELEASE),
    "api/v1/releases/<int:year>/<int:number>/": Row(READING, NOBODY, RELEASE),
    "methode/": Row(ALL, without_factor=True),
    "api/v1/institutions/<slug:code>/figures/": Row(READING, NOBODY, INSTITUTION),
    "api/v1/institutions/<slug:code>/charts/trend/": Row(READING, NOBODY, INSTITUTION),
    "api/v1/national/figures/": Row(NATION),
    "api/v1/institutions/<slug:code>/groups/": Row(READING, NOBODY, INSTITUTION),
    "api/v1/national/groups/": Row(NATION),
    "api/v1/national/charts/trend/": Row(NATION),
    "api/v1/national/charts/institutions/": Row(NATION),
    # people
    "beheer/": Row(PEOPLE | AUDIT),
    "beheer/logboek/": Row(AUDIT),
    "beheer/mensen/": Row(PEOPLE),
    "beheer/mensen/uitnodigen/": Row(PEOPLE, PEOPLE, confirmed=True),
    "beheer/mensen/uitnodigingen/": Row(PEOPLE),
    "beheer/mensen/uitnodigingen/<int:number>/opnieuw/": Row(PEOPLE, PEOPLE, INVITATION, confirmed=True),
    "beheer/mensen/uitnodigingen/<int:number>/intrekken/": Row(PEOPLE, PEOPLE, INVITATION, confirmed=True),
    "beheer/mensen/<int:number>/": Row(PEOPLE, NOBODY, PERSON),
    "beheer/mensen/<int:number>/tweede-stap/": Row(PEOPLE, PEOPLE, FACTOR, confirmed=True),
    "beheer/mensen/<int:number>/rollen/<int:role>/stoppen/": Row(PEOPLE, PEOPLE, ROLE, confirmed=True),
    "beheer/mensen/<int:number>/rollen/<int:role>/team/": Row(PEOPLE, PEOPLE, PLACED_ROLE, confirmed=True),
    "beheer/mensen/<int:number>/rollen/<int:role>/verhuizen/": Row(ADMIN, ADMIN, PLACED_ROLE, confirmed=True),
    # institutions and code lists
    "beheer/instellingen/": Row(ADMIN),
    "beheer/instellingen/nieuw/": Row(ADMIN, ADMIN),
    "beheer/instellingen/<slug:code>/": Row(ADMIN, NOBODY, INSTITUTION),
    "beheer/instellingen/<slug:code>/wijzigen/": Row(ADMIN, ADMIN, INSTITUTION),
    "beheer/instellingen/<slug:code>/beeindigen/": Row(ADMIN, ADMIN, INSTITUTION),
    "beheer/instellingen/<slug:code>/fusie/": Row(ADMIN, ADMIN, INSTITUTION),
    "beheer/instellingen/<slug:code>/ongedaan-maken/": Row(ADMIN, ADMIN, INSTITUTION),
    "beheer/instellingen/<slug:code>/contact/": Row(ADMIN, ADMIN, INSTITUTION),
    "beheer/instellingen/<slug:code>/open-vergelijking/": Row(ADMIN, ADMIN, INSTITUTION),
    "beheer/instellingen/<slug:code>/locaties/nieuw/": Row(ADMIN, ADMIN, INSTITUTION),
    "beheer/instellingen/<slug:code>/locaties/<int:pk>/": Row(ADMIN, ADMIN, LOCATION),
    "beheer/instellingen/<slug:code>/teamverzoeken/<int:pk>/": Row(NOBODY, ADMIN, TEAM_REQUEST),
    "beheer/instellingen/<slug:code>/teams/nieuw/": Row(ADMIN, ADMIN, INSTITUTION),
    "beheer/instellingen/<slug:code>/teams/<slug:team_code>/": Row(ADMIN, ADMIN, TEAM),
    "beheer/instellingen/<slug:code>/teams/<slug:team_code>/beeindigen/": Row(ADMIN, ADMIN, TEAM),
    "beheer/instellingen/<slug:code>/teams/<slug:team_code>/ongedaan-maken/": Row(ADMIN, ADMIN, TEAM),
    "beheer/keuzelijsten/": Row(ADMIN),
    "beheer/keuzelijsten/<slug:slug>/": Row(ADMIN, NOBODY, CODE_LIST),
    "beheer/keuzelijsten/<slug:slug>/nieuw/": Row(ADMIN, ADMIN, CODE_LIST),
    "beheer/keuzelijsten/<slug:slug>/<slug:code>/": Row(ADMIN, ADMIN, ENTRY),
    "beheer/keuzelijsten/<slug:slug>/<slug:code>/verplaatsen/": Row(NOBODY, ADMIN, ENTRY),
    # the own account
    "bevestigen/": Row(SIGNED_IN, SIGNED_IN, without_factor=True),
    "bevestigen/code/": Row(SIGNED_IN, SIGNED_IN),
    "mijn-account/": Row(SIGNED_IN),
    "mijn-account/wachtwoord/": Row(SIGNED_IN, SIGNED_IN),
    "mijn-account/tweede-stap/": Row(SIGNED_IN),
    "mijn-account/tweede-stap/instellen/": Row(SIGNED_IN, SIGNED_IN, confirmed=True, without_factor=True),
    "mijn-account/tweede-stap/uitzetten/": Row(SIGNED_IN, SIGNED_IN, OWN_FACTOR, confirmed=True),
    "mijn-account/herstelcodes/": Row(SIGNED_IN, NOBODY, OWN_FACTOR, confirmed=True),
    "mijn-account/herstelcodes/nieuw/": Row(SIGNED_IN, SIGNED_IN, confirmed=True),
    "mijn-account/herstelcodes/bestand/": Row(SIGNED_IN, NOBODY, OWN_FACTOR, confirmed=True),
    "mijn-account/sessies/": Row(SIGNED_IN),
    "mijn-account/sessies/andere/": Row(NOBODY, SIGNED_IN),
    "mijn-account/sessies/<int:pk>/": Row(NOBODY, SIGNED_IN, SESSION),
    "sessie/": Row(SIGNED_IN, without_factor=True),
    "sessie/verlengen/": Row(NOBODY, SIGNED_IN, without_factor=True),
    # getting in and out
    "inloggen/": Row(ALL, ALL, without_factor=True),
    "inloggen/code/": Row(ALL, ALL, without_factor=True),
    "uitloggen/": Row(NOBODY, ALL, without_factor=True),
    "wachtwoord-vergeten/": Row(ALL, ALL, without_factor=True),
    "wachtwoord-vergeten/gevraagd/": Row(ALL, without_factor=True),
    "wachtwoord-vergeten/gelukt/": Row(ALL, without_factor=True),
    "^wachtwoord-vergeten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$": Row(
        ALL, ALL, RESET_LINK, without_factor=True
    ),
    "uitnodiging/<str:token>/": Row(ALL, ALL, TOKEN, without_factor=True),
    # the demo's own
    "inloggen/demo/": Row(NOBODY, ALL, NO_ACCOUNT, without_factor=True),
    "bevestigen/demo/": Row(NOBODY, SIGNED_IN, DEMO_ACCOUNT, without_factor=True),
    "demo/post/": Row(ALL, without_factor=True),
}
