"""Ask for the approvals that a ministry's rule wants, in order, and say whose turn it is."""
