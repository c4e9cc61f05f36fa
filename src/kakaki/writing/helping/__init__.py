"""Help by a language model that the operator chose, off by default: proposals, never insertions."""
