"""Check the issuing office: its reporting calendar."""
