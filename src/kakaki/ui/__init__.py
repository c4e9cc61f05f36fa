"""Design system, page shell, components and the desk’s frame."""
