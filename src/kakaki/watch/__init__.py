"""What comes in: sources, tips and clusters."""
