"""Runs every test against the emulator at GLACIER_EMULATOR_URL; exits with 1 if one fails.

    GLACIER_EMULATOR_URL=http://127.0.0.1:4566 python interop/boto3/run.py [test_file[.Class[.test]] …]
"""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).parent


class Result(unittest.TextTestResult):
    """Also counts the tests of which only a part failed."""

    def failed(self):
        return len({str(getattr(test, "test_case", test)) for test, _ in self.failures + self.errors})


def main(names):
    loader = unittest.defaultTestLoader
    # All of them are loaded always, because they say which rules they exercise; that is compared in the end.
    every = sorted(loader.discover(str(HERE), pattern="test_*.py"), key=lambda module: "test_rules" in str(module))
    chosen = loader.loadTestsFromNames(names) if names else unittest.TestSuite(every)
    runner = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=Result)
    result = runner.run(chosen)
    failed = result.failed() + len(result.unexpectedSuccesses)
    skipped = f", {len(result.skipped)} skipped" if result.skipped else ""
    print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed{skipped}")
    return 0 if failed == 0 and result.testsRun > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
