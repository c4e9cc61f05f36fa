"""Grammar by Grammalecte, where the operator installed it: a program of its own, never imported."""
