"""Pure rules of what goes out: counting, composing, and the life of a delivery."""
