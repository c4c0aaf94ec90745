"""Check problem ledgers: who found, answers, put right, verified and closed, and when (DG75x)."""
