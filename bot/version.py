"""The version of this program, which a test holds to that of the project file."""

VERSION = "0.1.0"
