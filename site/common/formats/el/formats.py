"""Greek dates in words: 21 Νοεμβρίου 2026."""

DATE_FORMAT = "j E Y"
DATETIME_FORMAT = "j E Y, H:i"
