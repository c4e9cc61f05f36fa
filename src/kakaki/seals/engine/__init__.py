"""The pure part of the seals: texts and bytes in, verdicts out, no framework."""
