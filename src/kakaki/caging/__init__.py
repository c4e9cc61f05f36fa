"""Run programs on what anybody sends, in a cage: little time, little memory, no writing."""
