"""The ways out: one self-registering file a channel."""
