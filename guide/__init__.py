"""The practical guide and its glossary."""
