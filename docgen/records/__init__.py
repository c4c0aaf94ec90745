"""Say what the YAML files hold: divisions, plans, indicators, documents, progress, ledgers, registers."""
