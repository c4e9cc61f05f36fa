"""Pure rules of the design system."""
