"""The kinds of text that a ministry publishes: one self-registering file each."""
