"""What rich text may hold.

Inline formats are limited to those that wagtail-localize keeps inside one sentence; any other (sup, sub,
custom spans) would split the sentence into pieces for the translator.
"""

INLINE = ["bold", "italic", "link"]
FEATURES = [*INLINE, "ol", "ul"]
FEATURES_WITH_HEADINGS = [*FEATURES, "h3", "h4"]
