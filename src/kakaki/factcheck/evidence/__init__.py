"""Evidence: captured once by the server, hashed, dated by an authority, and never edited."""
