"""Speak with people: the only place that prints, reads the clock and reads the environment."""
