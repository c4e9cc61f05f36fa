"""The lines that people write to: one self-registering file a kind of line."""
