"""The addresses of the verification."""

from django.urls import path

from kakaki.factcheck.views import claims, evidence, following, images, stories

app_name = "factcheck"
# Below « Rumeurs », so that the menu shows where one stands.
_CLAIM = "bureau/rumeurs/verifications/<int:claim_id>/"
urlpatterns = [
    path("bureau/rumeurs/", stories.queue, name="queue"),
    path("bureau/rumeurs/<int:story_id>/", stories.story, name="story"),
    path("bureau/rumeurs/verifications/", claims.claims, name="claims"),
    path(_CLAIM, claims.claim, name="claim"),
    path(f"{_CLAIM}preuve/", claims.evidence, name="evidence"),
    path(f"{_CLAIM}preuves/", evidence.workbench, name="workbench"),
    path(f"{_CLAIM}preuves/page/", evidence.page, name="evidence_page"),
    path(f"{_CLAIM}preuves/fichier/", evidence.file, name="evidence_file"),
    path(f"{_CLAIM}preuves/<int:evidence_id>/", evidence.one, name="evidence_one"),
    path(f"{_CLAIM}preuves/<int:evidence_id>/dossier/", evidence.sealed, name="evidence_bundle"),
    path(f"{_CLAIM}preuves/<int:evidence_id>/<int:part_id>/", evidence.part, name="evidence_part"),
    path(
        f"{_CLAIM}preuves/<int:evidence_id>/<int:part_id>/examen/", images.examine, name="examine"
    ),
    path(f"{_CLAIM}preuves/<int:evidence_id>/<int:part_id>/ecarts/", images.levels, name="levels"),
    path(f"{_CLAIM}conclure/", claims.verdict, name="verdict"),
    path(f"{_CLAIM}relire/", claims.read, name="read"),
    path(f"{_CLAIM}visa/", claims.clear, name="clear"),
    path(f"{_CLAIM}publier/", claims.publish, name="publish"),
    path(f"{_CLAIM}etape/", claims.step, name="step"),
    path(f"{_CLAIM}confier/", claims.hand_over, name="hand_over"),
    path(f"{_CLAIM}doublon/", claims.duplicate, name="duplicate"),
    path("suivi/", following.follow, name="follow"),
    path("suivi/<str:number>/", following.follow, name="follow_one"),
]
