"""The addresses of the verification."""

from django.urls import path

from kakaki.factcheck import views

app_name = "factcheck"
urlpatterns = [
    path("bureau/rumeurs/", views.queue, name="queue"),
    path("bureau/rumeurs/<int:story_id>/", views.story, name="story"),
    path("bureau/verifications/", views.claims, name="claims"),
    path("bureau/verifications/<int:claim_id>/", views.claim, name="claim"),
    path("bureau/verifications/<int:claim_id>/preuve/", views.evidence, name="evidence"),
    path("bureau/verifications/<int:claim_id>/conclure/", views.verdict, name="verdict"),
    path("bureau/verifications/<int:claim_id>/relire/", views.read, name="read"),
    path("bureau/verifications/<int:claim_id>/visa/", views.clear, name="clear"),
    path("bureau/verifications/<int:claim_id>/publier/", views.publish, name="publish"),
    path("bureau/verifications/<int:claim_id>/etape/", views.step, name="step"),
    path("suivi/", views.follow, name="follow"),
    path("suivi/<str:number>/", views.follow, name="follow_one"),
]
