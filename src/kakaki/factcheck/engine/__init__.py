"""Pure rules of verification: the life of a claim, its priority, its verdicts."""
