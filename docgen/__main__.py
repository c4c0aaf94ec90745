"""Let ``python -m docgen`` do what ``docgen`` does."""

from docgen.cli.main import run

if __name__ == "__main__":
    run()
