"""`python -m planctl`."""

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Looking for pydantic's plugins takes longer than checking a plan, and none has a part in it.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from planctl.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the modules were still being read
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
