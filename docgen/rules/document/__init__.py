"""Check what a document must have before it is issued (DG4xx)."""
