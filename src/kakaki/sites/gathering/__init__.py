"""What gathers texts: the subjects they bear, the dossiers they stand in, the texts near them."""
