"""What other rooms may ask of the verification."""

from kakaki.factcheck import answering, opening

publish_known_answer = answering.publish_known_answer
open_claim = opening.open_claim
