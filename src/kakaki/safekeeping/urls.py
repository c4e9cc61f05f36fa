"""The addresses of backups and of health."""

from django.urls import path

from kakaki.safekeeping import views

app_name = "safekeeping"
urlpatterns = [
    path("bureau/sante/", views.health, name="health"),
    path("bureau/sauvegardes/", views.backups, name="backups"),
    path("bureau/sauvegardes/maintenant/", views.back_up_now, name="back_up_now"),
    path("bureau/sauvegardes/<int:backup_id>/essayer/", views.try_now, name="try_now"),
    path("bureau/sauvegardes/<int:backup_id>/fichier/", views.download, name="download"),
    path("bureau/sauvegardes/<int:backup_id>/restaurer/", views.prepare, name="prepare"),
]
