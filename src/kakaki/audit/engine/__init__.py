"""What the audit needs without a framework."""
