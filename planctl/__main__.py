"""`python -m planctl`."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Looking for pydantic's plugins takes longer than checking a plan, and none has a part in it.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Modules that are loaded are no garbage: looking for some takes a tenth of a short run.
    gc.set_threshold(50_000, 10, 10)
    try:
        from planctl.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the modules were still being read
        code = 130
    gc.freeze()  # nor need anything be looked for in what goes with the process
    sys.exit(code)


if __name__ == "__main__":
    main()
