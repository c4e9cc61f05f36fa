"""The audio version of a text: a recording that somebody read, or a voice that a machine made."""
