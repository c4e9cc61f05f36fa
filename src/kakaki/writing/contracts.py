"""What other rooms may learn from the writing assistant."""

from kakaki.writing.engine.rule import Class, Finding

__all__ = ["Class", "Finding"]
