"""Check numbers, dates and texts of plans (DG3xx)."""
