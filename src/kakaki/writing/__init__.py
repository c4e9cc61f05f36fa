"""The French web-writing assistant."""
