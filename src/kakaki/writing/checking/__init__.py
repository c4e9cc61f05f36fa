"""Check files in bulk: which ones, by which settings, said in which form, and mended."""
