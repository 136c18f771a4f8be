"""Sammachip: decides between a window and one command without a window."""

import gc
import sys


def main() -> int:
    """Run what the command line asks for; the exit status."""
    if sys.version_info < (3, 12):  # noqa: UP036  they lose references to None under PySide6 6.12
        print("Sammachip needs Python 3.12 or newer.", file=sys.stderr)  # noqa: T201
        return 2
    gc.disable()  # nothing that a start makes is garbage
    from desktop import command_line

    request = command_line.read(sys.argv[1:])
    if request.command is not None:
        gc.enable()
        return command_line.run(request)
    from ui.application import run

    return run(request.data, demo=request.demo, language=request.language)


if __name__ == "__main__":
    sys.exit(main())
