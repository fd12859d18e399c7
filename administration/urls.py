"""The addresses of the administration pages, under beheer/."""

from django.urls import include, path

from administration.views import code_lists, endings, institutions, locations, overview, team_requests, teams

app_name = "administration"

urlpatterns = [
    path("", overview.index, name="index"),
    path("mensen/", include("administration.people_urls")),
    path("instellingen/", institutions.institution_list, name="institutions"),
    path("instellingen/nieuw/", institutions.new, name="institution_new"),
    path("instellingen/<slug:code>/", institutions.institution, name="institution"),
    path("instellingen/<slug:code>/wijzigen/", institutions.change, name="institution_change"),
    path("instellingen/<slug:code>/contact/", institutions.contact, name="institution_contact"),
    path("instellingen/<slug:code>/beeindigen/", endings.end, name="institution_end"),
    path("instellingen/<slug:code>/fusie/", endings.merge, name="institution_merge"),
    path("instellingen/<slug:code>/ongedaan-maken/", endings.reopen, name="institution_reopen"),
    path("instellingen/<slug:code>/open-vergelijking/", endings.agree, name="institution_agree"),
    path("instellingen/<slug:code>/locaties/nieuw/", locations.new_location, name="location_new"),
    path("instellingen/<slug:code>/locaties/<int:pk>/", locations.location, name="location"),
    path("instellingen/<slug:code>/teamverzoeken/<int:pk>/", team_requests.decline, name="team_request"),
    path("instellingen/<slug:code>/teams/nieuw/", teams.new_team, name="team_new"),
    path("instellingen/<slug:code>/teams/<slug:team_code>/", teams.team, name="team"),
    path("instellingen/<slug:code>/teams/<slug:team_code>/beeindigen/", teams.end_team, name="team_end"),
    path("instellingen/<slug:code>/teams/<slug:team_code>/ongedaan-maken/", teams.reopen_team, name="team_reopen"),
    path("keuzelijsten/", code_lists.code_list_overview, name="code_lists"),
    path("keuzelijsten/<slug:slug>/", code_lists.code_list, name="code_list"),
    path("keuzelijsten/<slug:slug>/nieuw/", code_lists.new_entry, name="entry_new"),
    path("keuzelijsten/<slug:slug>/<slug:code>/", code_lists.entry, name="entry"),
    path("keuzelijsten/<slug:slug>/<slug:code>/verplaatsen/", code_lists.move, name="entry_move"),
]
