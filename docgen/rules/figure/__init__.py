"""Check figures against one another, their targets and what texts say of them (DG52x and DG53x)."""
