"""From claim to evidence, verdict and answer."""
