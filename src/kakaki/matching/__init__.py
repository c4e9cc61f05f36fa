"""Language, fingerprints, and the search of the known claim that a message is about."""
