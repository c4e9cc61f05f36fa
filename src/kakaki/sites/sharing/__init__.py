"""Show a draft to an outsider for a few days, and hear what they say of it."""
