"""The ways in: one self-registering file a source."""
