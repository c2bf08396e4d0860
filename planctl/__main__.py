"""`python -m planctl`."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from planctl.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while the modules were still being read
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
