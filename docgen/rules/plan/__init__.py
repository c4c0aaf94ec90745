"""Check ids, numbers and dates of plans (DG3xx)."""
