"""Decide what to build and why, build it, and record what was built."""
