"""The French web-writing engine: typed blocks in, findings out."""
