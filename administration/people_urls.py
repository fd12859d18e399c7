"""The addresses about people, under beheer/mensen/."""

from django.urls import path

from administration.views import people, people_changes, people_invitations

urlpatterns = [
    path("", people.people, name="people"),
    path("uitnodigen/", people_invitations.invite, name="invite"),
    path("uitnodigingen/", people_invitations.invitation_list, name="invitations"),
    path("uitnodigingen/<int:number>/opnieuw/", people_invitations.send_again, name="send_invitation_again"),
    path("uitnodigingen/<int:number>/intrekken/", people_invitations.withdraw, name="withdraw_invitation"),
    path("<int:number>/", people.person, name="person"),
    path("<int:number>/tweede-stap/", people_changes.reset_second_factor, name="reset_second_factor"),
    path("<int:number>/rollen/<int:role>/stoppen/", people_changes.end_role, name="end_role"),
    path("<int:number>/rollen/<int:role>/team/", people_changes.change_team, name="change_team"),
    path("<int:number>/rollen/<int:role>/verhuizen/", people_changes.move, name="move"),
]
