"""Check returns, their periods and their figures (DG78x and DG79x)."""
