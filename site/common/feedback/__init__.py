"""“Was this page useful?”: what readers answer, without a cookie, an account or anything about themselves.

- `forms`: what may be sent; `views`: the page on which it is sent.
- `report`, `hooks`: what editors see of it, under Reports.
"""
