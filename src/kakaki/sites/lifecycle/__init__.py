"""The life of pages after publication: who reads them again, what breaks in them, what is near."""
