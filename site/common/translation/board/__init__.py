"""The translation board: the state of every object in every language, and what the checks find."""
