"""The addresses of publishing, deliveries, accounts and subscriptions."""

from django.urls import path

from kakaki.channels import views

app_name = "channels"
urlpatterns = [
    path("bureau/textes/<int:page_id>/publier/", views.publish, name="publish"),
    path("bureau/envois/", views.all_deliveries, name="deliveries"),
    path("bureau/envois/compter/", views.count, name="count"),
    path("bureau/envois/page/<int:page_id>/", views.deliveries_of, name="deliveries_of"),
    path("bureau/envois/<int:delivery_id>/refaire/", views.retry, name="retry"),
    path("bureau/envois/<int:delivery_id>/doutes/", views.retry_doubts, name="retry_doubts"),
    path("bureau/canaux/", views.account_list, name="accounts"),
    path("bureau/canaux/<slug:code>/", views.account, name="new_account"),
    path("bureau/canaux/<slug:code>/<int:account_id>/", views.account, name="account"),
    path("abonnement/", views.subscribe, name="subscribe"),
    path("abonnement/confirmer/<str:token>/", views.confirm, name="confirm"),
    path("abonnement/quitter/<str:token>/", views.leave, name="leave"),
]
