"""The addresses of one's own account and of one's team."""

from django.urls import path
from django.views.generic import RedirectView

from kakaki.accounts import views

app_name = "accounts"
urlpatterns = [
    path("bureau/moi/", views.me, name="me"),
    path("bureau/equipe/", views.team, name="team"),
    path("bureau/equipe/inviter/", views.invite, name="invite"),
    path("bureau/equipe/<int:membership_id>/", views.change_role, name="change_role"),
    path("comptes/invitation/<str:number>/<str:token>/", views.welcome, name="welcome"),
    path("wagtail/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("wagtail/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
]
