"""Which test exercises which rule of the emulator's table."""

EXERCISED = {}


def exercises(*ids):
    """Says that a test would fail if the emulator did not keep these rules."""

    def mark(test):
        for rule in ids:
            EXERCISED.setdefault(rule, []).append(test.__qualname__)
        return test

    return mark
