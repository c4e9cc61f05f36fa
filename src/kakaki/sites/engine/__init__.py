"""Pure rules of pages: light markdown, weight and what changed."""
