"""The version of planctl, read by the build and by `planctl --version`."""

__version__ = "0.1.0"
