"""gunicorn, from any directory: `gunicorn -c site/gunicorn.conf.py`."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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


def when_ready(server: Any) -> None:
    """Have publications made that are due: of the initial content, and of what an update of the software changed."""
    if os.environ.get("PUBLICATIONS", "background") == "background":
        command = [sys.executable, str(_root / "manage.py"), "build_publications", "--if-due"]
        subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603  (nothing of it comes from outside)
