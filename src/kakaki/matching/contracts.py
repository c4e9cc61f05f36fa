"""What other rooms receive from the matching."""

from kakaki.matching.engine.guard import Relation
from kakaki.matching.engine.language import Language
from kakaki.matching.engine.results import Candidate, Decision, MatchResult

__all__ = ["Candidate", "Decision", "Language", "MatchResult", "Relation"]
