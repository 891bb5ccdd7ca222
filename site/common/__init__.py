"""What every app may use: sources and organisations, page parts, content files, translation rules."""
