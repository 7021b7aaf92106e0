"""How errors leave the command line: a line or two on stderr and an exit code, never a traceback."""

from __future__ import annotations

import click

from kg.errors import KgError

FAILED = 1
USAGE = 2
INTERRUPTED = 130


class Failure(Exception):
    """What went wrong, what to do about it, and the exit code that the command gives it."""

    def __init__(self, message: str, hint: str = "", code: int = FAILED) -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code

    @classmethod
    def of(cls, error: KgError, code: int = FAILED) -> Failure:
        """The failure that says what ``error`` says."""
        return cls(str(error), error.hint, code)


class Commands(click.Group):
    """A group of commands whose failures and interruptions end in a line and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except Failure as failure:
            _leave(ctx, failure)
        except KgError as error:
            _leave(ctx, Failure.of(error))
        except KeyboardInterrupt:
            _leave(ctx, Failure("interrupted; nothing was written", code=INTERRUPTED))
        return None


def _leave(context: click.Context, failure: Failure) -> None:
    for line in str(failure).splitlines():
        click.echo(f"kg: {line}", err=True)
    for line in failure.hint.splitlines():
        click.echo(f"  {line}", err=True)
    context.exit(failure.code)
