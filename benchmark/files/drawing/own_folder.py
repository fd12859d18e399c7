"""Where matplotlib keeps its list of fonts: in a folder of our own, also for a server that has no home."""

import os
from pathlib import Path
from tempfile import gettempdir, mkdtemp


def use_own_folder() -> None:
    """Name the folder to matplotlib, unless the environment does; to be called before matplotlib is loaded.

    Without one that it can write to, matplotlib makes a new folder and lists all fonts again at every start. Settings
    that somebody has for matplotlib at home do not reach our pictures this way.
    """
    if "MPLCONFIGDIR" not in os.environ:
        os.environ["MPLCONFIGDIR"] = own_folder(Path(gettempdir()))


def own_folder(parent: Path) -> str:
    """The same folder each time, that only this user can write to; a new one where somebody else took its name."""
    folder = parent / f"ash-matplotlib-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid != os.getuid() or found.st_mode & 0o022:
        return mkdtemp(prefix="ash-matplotlib-", dir=parent)
    return str(folder)
