"""Remember what each file was built from, so that it can be said what has changed since."""
