"""The addresses of one's own account and of one's team."""

from django.urls import path
from django.views.generic import RedirectView

from kakaki.accounts import team_views, views

# The sign-in library opens these too; a ministry invites its people and knows their address.
CLOSED = (
    "signup/",
    "email/",
    "confirm-email/",
    "confirm-email/<str:key>/",
    "password/set/",
    "login/code/confirm/",
)
app_name = "accounts"
urlpatterns = [
    path("bureau/moi/", views.me, name="me"),
    path("bureau/equipe/", team_views.team, name="team"),
    path("bureau/equipe/inviter/", team_views.invite, name="invite"),
    path("bureau/equipe/<int:membership_id>/", team_views.change_role, name="change_role"),
    path(
        "bureau/equipe/<int:membership_id>/renvoyer/",
        team_views.invite_again,
        name="invite_again",
    ),
    path("bureau/equipe/secours/<int:call_id>/", team_views.answer_call, name="answer_call"),
    path("comptes/secours/", views.lost, name="lost"),
    path("comptes/invitation/<str:number>/<str:token>/", views.welcome, name="welcome"),
    *(path(f"comptes/{address}", views.closed) for address in CLOSED),
    path("wagtail/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("wagtail/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
]
