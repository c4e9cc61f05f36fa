"""Texts in several languages: which a site offers, how a text is translated, what is to be done."""
