"""The version of the distribution, for the manifest and the command line."""

__all__ = ["__version__"]

__version__ = "0.1.0"
