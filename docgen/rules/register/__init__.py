"""Check registers: visits, follow-ups, checks of facilities, patients (DG77x)."""
