"""Read the command line and hand over to the module of the command.

Only the chosen command's module is imported, so that ``--help`` answers at once.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from docgen.cli.arguments import parse
from docgen.cli.console import Console, language_of, prepare_streams
from docgen.errors import DocgenError, TemplateError

EXIT_FINE = 0
EXIT_FINDINGS = 1
EXIT_CANNOT = 2
EXIT_INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 fine, 1 errors found, 2 wrong usage or cannot go on."""
    prepare_streams()
    arguments = parse(argv)
    console = Console(language_of(arguments.lang))
    try:
        command = importlib.import_module(f"docgen.cli.{arguments.command}")
        return int(command.run(arguments, console))
    except TemplateError as error:
        console.diagnostics(error.report)
        console.error(error.message)
        return EXIT_FINDINGS if len(error.report) else EXIT_CANNOT
    except DocgenError as error:
        console.error(error.message)
        return EXIT_CANNOT
    except BrokenPipeError:
        # Whoever read our output has left (`docgen explain | head`): nothing is wrong.
        sys.stderr.close()
        return EXIT_FINE
    except KeyboardInterrupt:
        console.interrupted()
        return EXIT_INTERRUPTED


def run() -> None:
    """Run the command line of this process."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
