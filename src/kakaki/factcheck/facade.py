"""What other rooms may ask of the verification."""

from kakaki.factcheck import answering, services

publish_known_answer = answering.publish_known_answer
open_claim = services.open_claim
