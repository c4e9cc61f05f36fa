"""The screens of the verification: what came in, claims, and the answer that people read."""
