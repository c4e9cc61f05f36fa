"""The matching engine: pure Python and numpy, texts in, frozen results out."""
