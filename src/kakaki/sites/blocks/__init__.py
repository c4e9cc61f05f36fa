"""The blocks a page is made of: one self-registering file each."""
