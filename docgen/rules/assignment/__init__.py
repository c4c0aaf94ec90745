"""Check who leads and who supports (DG2xx)."""
