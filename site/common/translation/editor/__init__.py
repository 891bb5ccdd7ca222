"""The translation editor: the texts of one object in one language, each beside its source.

wagtail-localize keeps the texts; `common.translation.drafts` writes the drafts.
"""
