"""The screens of the watch: the public form, and the feeds of a ministry."""
