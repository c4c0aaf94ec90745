"""Check the issuing office: its name, its prefix, its reporting calendar."""
