"""The catalogue: every public micro-skill as a card, filtered, counted and ordered in any number."""
