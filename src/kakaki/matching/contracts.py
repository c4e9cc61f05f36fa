"""What other rooms receive from the matching."""

from kakaki.matching.engine.checkworthiness import ClaimSentence
from kakaki.matching.engine.guard import Relation
from kakaki.matching.engine.language import Language
from kakaki.matching.engine.results import Candidate, Decision, MatchResult

__all__ = ["Candidate", "ClaimSentence", "Decision", "Language", "MatchResult", "Relation"]
