"""Merge records into Word templates: check, compile once, render many."""
