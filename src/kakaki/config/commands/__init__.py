"""One module a command of the house."""
