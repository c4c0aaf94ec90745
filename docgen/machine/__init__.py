"""Tell what is on this machine, what is missing, and what that costs."""
