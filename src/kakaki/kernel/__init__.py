"""What every room may use: errors, registries, clock and text spans. No framework."""
