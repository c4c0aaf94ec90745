"""Check cited documents and indicators (DG5xx)."""
