"""What the operator keeps safe: backups, their restoring, and the health of the house."""
