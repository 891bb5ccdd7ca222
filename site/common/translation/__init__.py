"""The project's own doorway to wagtail-localize: field declarations, look-ups across languages, writing translations.

The rest of the code uses this package and never wagtail-localize's writers, some of which lose content.
"""
