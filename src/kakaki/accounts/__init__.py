"""People, ministries, roles, permissions and sign-in."""
