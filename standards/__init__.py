"""The catalogue: competence standards, micro-skills and assessment methods."""
