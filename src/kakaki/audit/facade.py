"""What other rooms may ask of the audit."""

from kakaki.audit import selectors, services

record = services.record
lines = selectors.lines
