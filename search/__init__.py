"""One search over pages, micro-skills and the glossary."""
