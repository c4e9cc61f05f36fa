"""The address that the advice panel asks."""

from django.urls import path

from kakaki.writing import views

app_name = "writing"
urlpatterns = [path("controle/", views.control, name="control")]
