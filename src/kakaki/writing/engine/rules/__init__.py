"""The writing rules: one self-registering file each."""
