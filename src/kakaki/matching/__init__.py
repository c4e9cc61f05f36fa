"""Language, fingerprints, search and claim matching."""
