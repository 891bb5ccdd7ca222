"""The whole site as a newcomer gets it: prepared by `bootstrap`, served by gunicorn with production settings."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class RunningSite:
    """A site being served.

    Attributes:
        url: its address, without a slash at the end.
        environment: variables with which `manage.py` works on the same site.
        first_output: what the first `bootstrap` printed.
        second_output: what a second one printed.
        password: of the account `editor`, as printed once.
    """

    url: str
    environment: dict[str, str]
    first_output: str
    second_output: str
    password: str
    process: subprocess.Popen[bytes]

    def manage(self, *arguments: str) -> str:
        """Run a management command on this site and return what it printed."""
        return _manage(self.environment, *arguments)

    def stop(self) -> int:
        """Stop as Ctrl-C does and return the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=20)


def _manage(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if result.returncode:
        raise AssertionError(f"{' '.join(command)} failed:\n{result.stdout}\n{result.stderr}")
    return result.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _database(name: str) -> dict[str, str]:
    """Return the variables for an empty database of the kind the suite runs on."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return {}
    import psycopg

    base = url.rsplit("/", 1)[0]
    with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
        # A site for tests need not survive a power cut, so it need not wait for the disk either.
        connection.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
    return {"DATABASE_URL": f"{base}/{name}"}


def start(folder: Path) -> RunningSite:
    """Prepare a site in `folder`, start it and wait until it answers."""
    port = _free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "a-key-for-tests-only-a-key-for-tests-only",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "PLAIN_HTTP": "1",
        "SITE_VAR": str(folder),
        "PORT": str(port),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "WEB_CONCURRENCY": "1",
        # Tests of publications make those they look at; all of them take minutes.
        "PUBLICATIONS": "off",
        **_database("mycred4home_running_site"),
    }
    first = _manage(environment, "bootstrap")
    second = _manage(environment, "bootstrap")
    command = [sys.executable, "-m", "gunicorn", "-c", "site/gunicorn.conf.py"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    url = f"http://127.0.0.1:{port}"
    for _attempt in range(100):
        try:
            urllib.request.urlopen(f"{url}/readyz", timeout=2).close()  # noqa: S310
            break
        except OSError:
            time.sleep(0.2)
    else:
        process.kill()
        raise AssertionError("the site did not answer within 20 seconds")
    password = re.search(r"Password:\s+(\S+)", first)
    return RunningSite(url, environment, first, second, password.group(1) if password else "", process)
