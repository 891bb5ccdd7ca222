"""Content as files a person can read: YAML under `<app>/content/<language>/`.

English files hold everything. Files of other languages hold only words, in the same shape; they are loaded
through wagtail-localize, so that editors see translations with their state and not copies.

- `collections`: which objects live in which files.
- `codec`: an object as plain data, and back.
- `rich_text`, `files`: the two formats underneath.
- `media`: pictures and documents beside the files.
- `loader`, `exporter`: the two directions.
"""
