"""Sample clients that are made up, each by a seeded generator."""
