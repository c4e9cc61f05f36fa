"""The desk's screens for texts and for opening a ministry."""
