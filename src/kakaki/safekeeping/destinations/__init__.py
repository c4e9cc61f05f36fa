"""Where backups go: one file a kind of place, named by the scheme of its addresses."""
