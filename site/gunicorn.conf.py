"""gunicorn, from any directory: `gunicorn -c site/gunicorn.conf.py`."""

import os
from pathlib import Path

_root = Path(__file__).resolve().parents[1]

chdir = str(_root)
pythonpath = f"{_root / 'site'},{_root}"
wsgi_app = "config.wsgi:application"
bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 60
graceful_timeout = 10
# Links may carry a draft of up to 6,000 characters; the default is 4,094.
limit_request_line = 8190
# Workers are replaced now and then, not all at once.
max_requests = 2000
max_requests_jitter = 200
loglevel = os.environ.get("LOG_LEVEL", "warning")
