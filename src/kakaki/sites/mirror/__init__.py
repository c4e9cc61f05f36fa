"""The mirror: the public sites as files, which any web server gives while the house is down."""
