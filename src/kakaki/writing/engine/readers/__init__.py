"""From what people write in to blocks: one reader a format."""
