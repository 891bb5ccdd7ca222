"""Which tests of a run on several cores stay together in one worker."""

from xdist.scheduler import LoadScopeScheduling

_OF_THE_RUNNING_SITE = ("tests/site/", "tests/browser/")


class FileByFile(LoadScopeScheduling):
    """Gives each worker a file at a time, so that what the tests of a file share is made once.

    The tests of the running site count as one file: to prepare it takes longer than anything else.
    (The mark `xdist_group` would say so too, but does nothing with pytest-xdist 3.8 under pytest 9.2.)
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.split("::")[0]
        return "running site" if path.startswith(_OF_THE_RUNNING_SITE) else path
